---- MODULE missing_operands ----
A == a +
B == * b
C == a /\ \/ b
D == (a + )
E == 1
====
