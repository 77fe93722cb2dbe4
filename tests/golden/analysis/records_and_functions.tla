---- MODULE records_and_functions ----
A == [a |-> 1, b |-> "x"]
B == A.a
C(f) == f[1, 2]
D == [x \in {1}, y \in {2} |-> <<x, y>>]
E == [{1} -> {2}]
F == [a : {1}]
G == {1} \X {2} \X {3}
H == CHOOSE <<p, q>> \in G : p = q
====
