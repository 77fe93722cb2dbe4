---- MODULE recursive_sections_hold_definitions_only ----
EXTENDS Naturals
RECURSIVE F(_)
CONSTANT C
VARIABLE v
ASSUME TRUE
THEOREM TRUE
---- MODULE Inner ----
====
G(n) == n
I == INSTANCE Pure
F(n) == IF n = 0 THEN 0 ELSE F(n - 1)
VARIABLE w
====
