---- MODULE quantifier_mistakes ----
A == \A x S : x
B == \E x in S : x
C == CHOOSE x, y \in S : x
D == \A x \in S x
E == \AA x \in S : x
F == \E <<>> \in S : x
====
