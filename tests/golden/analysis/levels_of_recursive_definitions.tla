---- MODULE levels_of_recursive_definitions ----
EXTENDS Naturals
VARIABLE x
RECURSIVE A(_), B(_)
A(n) == IF n = 0 THEN 0 ELSE B(n - 1)
B(n) == IF n = 0 THEN x ELSE A(n - 1)
====
