---- MODULE specifications_that_are_not_understood ----
VARIABLE x
Spec == x = 0 /\ [](x = 0) /\ [][x' = 1]_x
====
