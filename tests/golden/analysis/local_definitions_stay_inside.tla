---- MODULE local_definitions_stay_inside ----
EXTENDS Pure
A == Twice(1)
B == Secret
====
