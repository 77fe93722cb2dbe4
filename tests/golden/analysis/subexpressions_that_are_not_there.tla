---- MODULE subexpressions_that_are_not_there ----
Op(a) == a = 1 /\ a = 2
A == Op(1)!3
B == Op(1)!(2)
C == Op!1
D == Op(1)!1!lab
====
