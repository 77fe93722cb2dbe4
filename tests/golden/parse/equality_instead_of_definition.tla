---- MODULE equality_instead_of_definition ----
A = 1
F(x) = x
f[x \in S] = x
B := 2
C <- 3
D == 4
====
