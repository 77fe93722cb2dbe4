---- MODULE instances_that_multiply_have_a_limit ----
---- MODULE N0 ----
VARIABLE w
Op == w
====
---- MODULE N1 ----
VARIABLE w
I == INSTANCE N0
J == INSTANCE N0
Op == I!Op /\ J!Op
====
---- MODULE N2 ----
VARIABLE w
I == INSTANCE N1
J == INSTANCE N1
Op == I!Op /\ J!Op
====
---- MODULE N3 ----
VARIABLE w
I == INSTANCE N2
J == INSTANCE N2
Op == I!Op /\ J!Op
====
---- MODULE N4 ----
VARIABLE w
I == INSTANCE N3
J == INSTANCE N3
Op == I!Op /\ J!Op
====
---- MODULE N5 ----
VARIABLE w
I == INSTANCE N4
J == INSTANCE N4
Op == I!Op /\ J!Op
====
---- MODULE N6 ----
VARIABLE w
I == INSTANCE N5
J == INSTANCE N5
Op == I!Op /\ J!Op
====
---- MODULE N7 ----
VARIABLE w
I == INSTANCE N6
J == INSTANCE N6
Op == I!Op /\ J!Op
====
---- MODULE N8 ----
VARIABLE w
I == INSTANCE N7
J == INSTANCE N7
Op == I!Op /\ J!Op
====
---- MODULE N9 ----
VARIABLE w
I == INSTANCE N8
J == INSTANCE N8
Op == I!Op /\ J!Op
====
---- MODULE N10 ----
VARIABLE w
I == INSTANCE N9
J == INSTANCE N9
Op == I!Op /\ J!Op
====
---- MODULE N11 ----
VARIABLE w
I == INSTANCE N10
J == INSTANCE N10
Op == I!Op /\ J!Op
====
---- MODULE N12 ----
VARIABLE w
I == INSTANCE N11
J == INSTANCE N11
Op == I!Op /\ J!Op
====
---- MODULE N13 ----
VARIABLE w
I == INSTANCE N12
J == INSTANCE N12
Op == I!Op /\ J!Op
====
---- MODULE N14 ----
VARIABLE w
I == INSTANCE N13
J == INSTANCE N13
Op == I!Op /\ J!Op
====
---- MODULE N15 ----
VARIABLE w
I == INSTANCE N14
J == INSTANCE N14
Op == I!Op /\ J!Op
====
---- MODULE N16 ----
VARIABLE w
I == INSTANCE N15
J == INSTANCE N15
Op == I!Op /\ J!Op
====
---- MODULE N17 ----
VARIABLE w
I == INSTANCE N16
J == INSTANCE N16
Op == I!Op /\ J!Op
====
VARIABLE w
K == INSTANCE N17
A == K!Op
====
