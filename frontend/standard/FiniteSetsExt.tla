----------------------------- MODULE FiniteSetsExt ----------------------------
(* More operators on finite sets.                                              *)
EXTENDS Integers, FiniteSets, Folds, Functions
LOCAL INSTANCE FoldsInOrder

(* op(xn, ... op(x1, base)), which op should make independent of the order. *)
FoldSet(op(_, _), base, S) == FoldInOrder(op, base, S)

ReduceSet(op(_, _), S, base) == FoldSet(op, base, S)

MapThenSumSet(f(_), S) == FoldSet(LAMBDA x, sum : f(x) + sum, 0, S)
SumSet(S) == MapThenSumSet(LAMBDA x : x, S)
ProductSet(S) == FoldSet(LAMBDA x, product : x * product, 1, S)

FlattenSet(S) == UNION S

(* How many elements satisfy Test. *)
Quantify(S, Test(_)) == Cardinality({x \in S : Test(x)})

(* The subsets with k elements. *)
kSubset(k, S) == {T \in SUBSET S : Cardinality(T) = k}

Max(S) == CHOOSE x \in S : \A y \in S : x >= y
Min(S) == CHOOSE x \in S : \A y \in S : x =< y

(* Sets with one element of each set in S. *)
Choices(S) == {Range(f) : f \in {g \in [S -> UNION S] : \A s \in S : g[s] \in s}}

ChooseUnique(S, Test(_)) == CHOOSE x \in S : Test(x) /\ \A y \in S : Test(y) => y = x

SymDiff(A, B) == (A \ B) \cup (B \ A)
===============================================================================
