---- MODULE operators_as_arguments ----
A == F(+, 1)
B == F( + )
C == F(-., x)
D == F(SUBSET)
E == F(')
F == G(\union)
H == G([], <>, ~)
J == G(I!+, I(x)!J!Op)
K == G(LAMBDA x, y : x + y, 1)
====
