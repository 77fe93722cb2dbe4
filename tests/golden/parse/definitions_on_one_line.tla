---- MODULE definitions_on_one_line ----
A == b C == d E(x) == x f[x \in S] == x a ++ b == a D == 1
====
