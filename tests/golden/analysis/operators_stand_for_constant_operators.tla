---- MODULE operators_stand_for_constant_operators ----
EXTENDS Naturals
First(a, b) == a
I == INSTANCE WithOperators WITH Op <- First
J == INSTANCE WithOperators WITH Op <- +
K == INSTANCE WithOperators WITH Op <- LAMBDA a, b : b
L(F(_, _)) == INSTANCE WithOperators WITH Op <- F
A == I!Fold(1, 2)
B == J!Fold(1, 2)
C == K!Fold(1, 2)
D == L(First)!Fold(1, 2)
E == \E n \in {1} : L(LAMBDA a, b : a + n)!Fold(1, 2)
====
