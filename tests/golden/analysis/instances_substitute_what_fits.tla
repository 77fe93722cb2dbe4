---- MODULE instances_substitute_what_fits ----
VARIABLE v
Op(a) == a
I == INSTANCE Counter WITH x <- v', Limit <- 1
J == INSTANCE Counter WITH x <- v, Limit <- v
K == INSTANCE Counter WITH x <- v, Limit <- Op
====
