---- MODULE mistakes_in_a_configuration ----
EXTENDS Naturals
CONSTANTS N, M, Op(_)
VARIABLE x
Init == x = 0
Next == x' = x
Step(n) == x' = n
====
