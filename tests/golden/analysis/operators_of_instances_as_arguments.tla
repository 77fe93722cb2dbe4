---- MODULE operators_of_instances_as_arguments ----
EXTENDS Naturals
VARIABLE f
Apply(F(_)) == F(1)
C(i) == INSTANCE Counter WITH x <- f[i], Limit <- i
Twice == INSTANCE Pure
A == Apply(Twice!Twice)
Apply2(F(_, _)) == F(1, 2)
B == Apply2(C!Add)
====
