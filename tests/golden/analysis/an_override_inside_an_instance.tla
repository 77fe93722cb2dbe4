---- MODULE an_override_inside_an_instance ----
EXTENDS Naturals
VARIABLE v
I == INSTANCE Counter WITH x <- v, Limit <- 2
Half == v = 1
A == I!TypeOK
====
