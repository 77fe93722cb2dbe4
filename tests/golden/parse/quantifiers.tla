---- MODULE quantifiers ----
A == \A x \in S, y, z \in T, <<a, b>> \in U : x
B == \E x, y : x
C == \AA x, y : x
D == \EE x : x
E == \forall x \in S : \exists y \in S \cup T : x = y
F == CHOOSE x : x
G == CHOOSE x \in S : x
H == CHOOSE <<x, y>> \in S : x
====
