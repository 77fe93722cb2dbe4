---- MODULE symbols_that_share_a_start ----
A == a <=> b
B == a <= b
C == a =< b
====
