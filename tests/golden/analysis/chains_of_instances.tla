---- MODULE chains_of_instances ----
EXTENDS Naturals
VARIABLE a
---- MODULE One ----
VARIABLE b
C == INSTANCE Counter WITH x <- b, Limit <- 1
====
O(p) == INSTANCE One WITH b <- a[p]
A == O(1)!C!Next
B(k) == O(k)!C!Add(k)
====
