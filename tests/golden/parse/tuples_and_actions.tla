---- MODULE tuples_and_actions ----
A == <<>>
B == <<1, <<2>>>>
C == [N]_v
D == <<N>>_<<x, y>>
E == [N]_(x + y)
F == [A]_f[x]
G == [A]_x.y
H == [][N]_vars
I == <><<N>>_vars
J == [A]_ v
K == {[x]_y : x \in S}
L == [A]_f(x)
M == [A]_I!v
====
