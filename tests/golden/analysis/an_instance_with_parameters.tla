---- MODULE an_instance_with_parameters ----
EXTENDS Naturals
VARIABLE f
C(i, n) == INSTANCE Counter WITH x <- f[i], Limit <- n
Step == \E i \in 1..3 : C(i, 10)!Next
Plus(k) == C(k, k)!Add(k)
====
