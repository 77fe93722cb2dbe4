---- MODULE operators_of_instances_as_arguments ----
EXTENDS Naturals
VARIABLE f
Apply(F(_)) == F(1)
C(i) == INSTANCE Counter WITH x <- f[i], Limit <- i
Twice == INSTANCE Pure
A == Apply(Twice!Twice)
B == \E k \in {1} : Apply(C(k)!Add)
====
