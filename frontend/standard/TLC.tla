--------------------------------- MODULE TLC ----------------------------------
(* Operators for use by a model checker.  What some of them do beside having   *)
(* a value (printing, counting) cannot be said in TLA+.                        *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences

(* The function that maps d to e, and the first function extended by another. *)
d :> e == [x \in {d} |-> e]
f @@ g == [x \in (DOMAIN f) \cup (DOMAIN g) |-> IF x \in DOMAIN f THEN f[x] ELSE g[x]]

(* Print a value; PrintT is TRUE. *)
Print(out, value) == value
PrintT(out) == TRUE

(* An error with the given text unless the condition holds. *)
Assert(condition, text) == condition = TRUE

JavaTime == CHOOSE n : n \in Nat
TLCGet(i) == CHOOSE n : TRUE
TLCSet(i, v) == TRUE

(* All bijections from S to itself. *)
Permutations(S) == {f \in [S -> S] : \A w \in S : \E v \in S : f[v] = w}

(* s sorted so that neighbours are in the relation Before. *)
SortSeq(s, Before(_, _)) ==
  LET order == CHOOSE p \in Permutations(1..Len(s)) :
                 \A i, j \in 1..Len(s) : i < j => Before(s[p[i]], s[p[j]]) \/ s[p[i]] = s[p[j]]
  IN [i \in 1..Len(s) |-> s[order[i]]]

RandomElement(S) == CHOOSE x \in S : TRUE

(* A set that has every value as an element. *)
Any == CHOOSE x : TRUE

ToString(v) == (CHOOSE x \in [a : {v}, b : STRING] : TRUE).b

(* The value, computed at once. *)
TLCEval(v) == v
===============================================================================
