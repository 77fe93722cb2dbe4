----------------------------- MODULE SequencesExt -----------------------------
(* More operators on sequences.                                                *)
EXTENDS Sequences, Naturals, FiniteSets, FiniteSetsExt, Folds, Functions, Bags, TLC

ToSet(s) == {s[i] : i \in DOMAIN s}
ToBag(s) == [x \in Range(s) |-> Cardinality({i \in DOMAIN s : s[i] = x})]

(* Some sequence with each element of S once; all of them. *)
SetToSeq(S) == CHOOSE f \in [1..Cardinality(S) -> S] : IsInjective(f)
SetToSeqs(S) == {f \in [1..Cardinality(S) -> S] : IsInjective(f)}
SetToAllKPermutations(S) == UNION {SetToSeqs(T) : T \in SUBSET S}

SetToSortSeq(S, Before(_, _)) ==
  CHOOSE f \in SetToSeqs(S) :
    \A i, j \in DOMAIN f : i < j => Before(f[i], f[j]) \/ f[i] = f[j]

TupleOf(S, n) == [1..n -> S]
SeqOf(S, n) == UNION {[1..m -> S] : m \in 0..n}
BoundedSeq(S, n) == SeqOf(S, n)

Contains(s, e) == \E i \in DOMAIN s : s[i] = e
IsSorted(s, op(_, _)) == \A i, j \in 1..Len(s) : i < j => op(s[i], s[j])
Reverse(s) == [i \in 1..Len(s) |-> s[Len(s) + 1 - i]]
Last(s) == s[Len(s)]
Front(s) == SubSeq(s, 1, Len(s) - 1)
Cons(e, s) == <<e>> \o s
Snoc(e, s) == Append(s, e)

Remove(s, e) == SelectSeq(s, LAMBDA x : x /= e)
ReplaceAll(s, old, new) == [i \in DOMAIN s |-> IF s[i] = old THEN new ELSE s[i]]
InsertAt(s, i, e) == SubSeq(s, 1, i - 1) \o <<e>> \o SubSeq(s, i, Len(s))
ReplaceAt(s, i, e) == [s EXCEPT ![i] = e]
RemoveAt(s, i) == SubSeq(s, 1, i - 1) \o SubSeq(s, i + 1, Len(s))

IsPrefix(s, t) == Len(s) \leq Len(t) /\ \A i \in DOMAIN s : s[i] = t[i]
IsStrictPrefix(s, t) == IsPrefix(s, t) /\ s /= t
IsSuffix(s, t) == IsPrefix(Reverse(s), Reverse(t))
IsStrictSuffix(s, t) == IsSuffix(s, t) /\ s /= t

Prefixes(s) == {SubSeq(s, 1, n) : n \in 0..Len(s)}
Suffixes(s) == {SubSeq(s, n, Len(s)) : n \in 1..(Len(s) + 1)}

LOCAL MinLength(S) == Min({Len(s) : s \in S})

CommonPrefixes(S) == {p \in UNION {Prefixes(s) : s \in S} : \A s \in S : IsPrefix(p, s)}
LongestCommonPrefix(S) ==
  CHOOSE p \in CommonPrefixes(S) : \A q \in CommonPrefixes(S) : Len(q) \leq Len(p)

SeqMod(a, n) == IF a % n = 0 THEN n ELSE a % n

(* op(...op(op(base, s[1]), s[2])..., s[Len(s)]) *)
FoldLeft(op(_, _), base, s) ==
  LET fold[i \in 0..Len(s)] == IF i = 0 THEN base ELSE op(fold[i - 1], s[i])
  IN fold[Len(s)]

(* op(s[1], op(s[2], ... op(s[Len(s)], base))) *)
FoldRight(op(_, _), s, base) ==
  LET fold[i \in 1..(Len(s) + 1)] == IF i = Len(s) + 1 THEN base ELSE op(s[i], fold[i + 1])
  IN fold[1]

FoldSeq(op(_, _), base, s) == FoldFunction(op, base, s)
FoldLeftDomain(op(_, _), base, s) ==
  LET fold[i \in 0..Len(s)] == IF i = 0 THEN base ELSE op(fold[i - 1], i)
  IN fold[Len(s)]
FoldRightDomain(op(_, _), s, base) ==
  LET fold[i \in 1..(Len(s) + 1)] == IF i = Len(s) + 1 THEN base ELSE op(i, fold[i + 1])
  IN fold[1]

FlattenSeq(s) == FoldLeft(LAMBDA whole, part : whole \o part, <<>>, s)

Zip(s, t) == [i \in 1..Min({Len(s), Len(t)}) |-> <<s[i], t[i]>>]

SelectInSeq(s, Test(_)) ==
  LET found == {i \in DOMAIN s : Test(s[i])} IN IF found = {} THEN 0 ELSE Min(found)
SelectInSubSeq(s, from, to, Test(_)) ==
  LET found == {i \in from..to : Test(s[i])} IN IF found = {} THEN 0 ELSE Min(found)
SelectLastInSeq(s, Test(_)) ==
  LET found == {i \in DOMAIN s : Test(s[i])} IN IF found = {} THEN 0 ELSE Max(found)
SelectLastInSubSeq(s, from, to, Test(_)) ==
  LET found == {i \in from..to : Test(s[i])} IN IF found = {} THEN 0 ELSE Max(found)

RemoveFirstMatch(s, Test(_)) ==
  LET i == SelectInSeq(s, Test) IN IF i = 0 THEN s ELSE RemoveAt(s, i)
RemoveFirst(s, e) == RemoveFirstMatch(s, LAMBDA x : x = e)

AllSubSeqs(s) ==
  {FoldLeft(LAMBDA kept, i : IF i \in T THEN Append(kept, s[i]) ELSE kept, <<>>,
            [i \in 1..Len(s) |-> i]) : T \in SUBSET DOMAIN s}
SubSeqs(s) == {SubSeq(s, i, j) : i \in 1..(Len(s) + 1), j \in 0..Len(s)}

(* Items of both in turn, each as a sequence of its own. *)
Interleave(s, t) ==
  CASE Len(s) = Len(t) ->
    IF s = <<>> THEN <<<<>>, <<>>>>
    ELSE [i \in 1..(2 * Len(s)) |-> IF i % 2 = 1 THEN <<s[(i + 1) \div 2]>> ELSE <<t[i \div 2]>>]

(* Where s begins in t for the first time. *)
IndexFirstSubSeq(s, t) ==
  Min({i \in 1..(Len(t) + 1) : i + Len(s) <= Len(t) + 1 /\ SubSeq(t, i, i + Len(s) - 1) = s})

(* t with r instead of the s at i, or instead of the first one. *)
ReplaceSubSeqAt(i, r, s, t) == SubSeq(t, 1, i - 1) \o r \o SubSeq(t, i + Len(s), Len(t))
ReplaceFirstSubSeq(r, s, t) ==
  IF s \in SubSeqs(t) THEN ReplaceSubSeqAt(IndexFirstSubSeq(s, t), r, s, t) ELSE t

(* t with r instead of each s, from left to right; between all items if s is empty. *)
ReplaceAllSubSeqs(r, s, t) ==
  LET IsAt(i) == i + Len(s) =< Len(t) + 1 /\ SubSeq(t, i, i + Len(s) - 1) = s
      from[i \in 1..(Len(t) + 1)] ==
        CASE i = Len(t) + 1 -> SubSeq(t, 1, 0)
          [] Len(s) = 0 -> r \o SubSeq(t, i, i) \o from[i + 1]
          [] Len(s) > 0 /\ IsAt(i) -> r \o from[i + Len(s)]
          [] OTHER -> SubSeq(t, i, i) \o from[i + 1]
  IN IF s = t THEN r ELSE from[1]
===============================================================================
