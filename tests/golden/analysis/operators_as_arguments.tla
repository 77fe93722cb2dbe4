---- MODULE operators_as_arguments ----
EXTENDS Naturals
CONSTANT F(_)
Fold(Op(_, _), a, b) == Op(a, b)
Pass(Op(_, _)) == Fold(Op, 1, 2)
A == Fold(+, 1, 2)
B == Fold(\cup, {}, {})
C == Fold(LAMBDA a, b : a, 1, 2)
D == Fold(/\, TRUE, FALSE)
Map(G(_)) == G(1)
E == Map(F)
H == Map(LAMBDA p : Map(LAMBDA q : p + q))
====
