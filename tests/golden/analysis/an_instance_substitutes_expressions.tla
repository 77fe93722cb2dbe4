---- MODULE an_instance_substitutes_expressions ----
EXTENDS Naturals
VARIABLES a, b
C == INSTANCE Counter WITH x <- a + b, Limit <- 3
Step == C!Next
Inv == C!TypeOK
Plus == C!Add(2)
====
