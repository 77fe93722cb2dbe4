---- MODULE nonfix_operators ----
A == +(1, 2)
B == \cup(a, b)
C == -.(1)
D == I!+(1, 2)
E == -(1)
F == -(1, 2)
G == I(x)!-.(a)
H == '(a)
====
