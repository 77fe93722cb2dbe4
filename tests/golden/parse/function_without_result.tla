---- MODULE function_without_result ----
A == [x \in S]
B == f[x \in S]
C == [x \in S -> T]
D == [a]
E == [f EXCEPT !a = 1]
F == [f EXCEPT .a = 1]
G == [f EXCEPT ![a]]
====
