---- MODULE units_that_are_none ----
1 + 2
A
/\ x
PROOF
B == 1
====
