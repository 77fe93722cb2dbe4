---- MODULE a_model_with_overrides ----
EXTENDS Naturals, Sequences
CONSTANT C
Few == 0..2
Bounded(S) == UNION {[1..n -> S] : n \in Few}
None == CHOOSE v : v \notin Nat
Anything == Seq(Nat)
Pick == <<None, C>>
Id(F(_)) == F(Nat)
Passed == Id(Seq)
====
