---- MODULE definitions ----
A == 1
F(x, G(_, _), _+_) == x
a ++ b == a
a \prec b == a
-. a == a
a ^+ == a
f[x \in S] == x
LOCAL B == 1
LOCAL a -- b == a
LOCAL g[x \in S] == x
====
