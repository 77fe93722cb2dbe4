---- MODULE operators_are_applied_to_as_many_arguments_as_they_have ----
Two(a, b) == a
A == Two(1)
B == Two(1, 2, 3)
C == Two
D == A(1)
====
