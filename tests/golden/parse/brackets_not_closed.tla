---- MODULE brackets_not_closed ----
A == (a + b
B == {1, 2
C == F(a, b
D == [x \in S |-> x
E == <<1, 2
F == f[1
G == (a, b)
H == (a]
I == 1
====
