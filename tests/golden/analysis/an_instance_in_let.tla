---- MODULE an_instance_in_let ----
EXTENDS Naturals
VARIABLE f
Step(i) == LET C == INSTANCE Counter WITH x <- f[i], Limit <- i
           IN C!Next /\ C!TypeOK
====
