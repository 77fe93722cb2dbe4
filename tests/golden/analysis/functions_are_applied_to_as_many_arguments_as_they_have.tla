---- MODULE functions_are_applied_to_as_many_arguments_as_they_have ----
f[x \in {1, 2}] == x
g[x, y \in {1, 2}, <<z, w>> \in {<<1, 2>>}] == x
A == f[1]
B == f[1, 2]
C == g[<<1, 1, <<1, 2>>>>]
D == g[1, 1, <<1, 2>>]
E == g[1, 1]
====
