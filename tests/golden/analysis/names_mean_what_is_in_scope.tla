---- MODULE names_mean_what_is_in_scope ----
EXTENDS Naturals
CONSTANTS C, F(_)
VARIABLES x, y
Sum(a, b) == a + b
Use == Sum(x, C) = F(y)
Bound == \A i, j \in 1..C, <<k, l>> \in {<<1, 2>>} : i + j = k + l
====
