---- MODULE functions ----
A == [x \in S |-> x]
B == [x, y \in S, <<a, b>> \in T |-> x]
C == f[a, b]
D == f[<<a, b>>]
E == [S -> T]
F == [S -> [T -> U]]
G == [f EXCEPT ![1] = 2]
H == [f EXCEPT ![1, 2].a["b"] = @ + 1, !.c = @, ![<<1, 2>>] = 3]
g[x \in S, y \in T] == g[x, y]
====
