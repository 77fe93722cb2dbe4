---- MODULE instances_are_not_values ----
P == INSTANCE Pure
A == P
B == A!Twice(1)
C == P!twice(1)
D == P(1)!Twice(1)
====
