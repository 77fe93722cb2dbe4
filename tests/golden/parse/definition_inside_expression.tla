---- MODULE definition_inside_expression ----
A == x == 1
B == (y == 2) /\ z
C == 3
====
