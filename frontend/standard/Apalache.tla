------------------------------- MODULE Apalache -------------------------------
(* Hints to the Apalache model checker, by their meaning in TLA+.              *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE FoldsInOrder
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets

(* An assignment, x' := e, is an equation. *)
x := e == x = e

(* Any value of the type of a variable, of a limited size, and any element.  The front *)
(* end knows what `x = Gen(n)` and `x = Guess(S)` mean; elsewhere there are no such     *)
(* values.                                                                              *)
Gen(size) == Refused("Gen of what has no type annotation")
Guess(S) == Refused("Guess outside an equation for a variable")

Skolem(e) == e
Expand(S) == S
ConstCardinality(e) == e

MkSeq(n, F(_)) == [i \in 1..n |-> F(i)]

(* f is a sequence of at most n items, or undefined beyond. *)
FunAsSeq(f, length, capacity) == [i \in 1..length |-> f[i]]

(* A set of pairs as a function. *)
SetAsFun(S) == [x \in {p[1] : p \in S} |-> (CHOOSE p \in S : p[1] = x)[2]]

ApaFoldSet(op(_, _), base, S) == FoldInOrder(LAMBDA x, result : op(result, x), base, S)

ApaFoldSeqLeft(op(_, _), base, s) ==
  LET fold[i \in 0..Len(s)] == IF i = 0 THEN base ELSE op(fold[i - 1], s[i])
  IN fold[Len(s)]

Repeat(F(_, _), n, base) ==
  LET step[i \in 0..n] == IF i = 0 THEN base ELSE F(step[i - 1], i)
  IN step[n]
===============================================================================
