---- MODULE declaration_mistakes ----
VARIABLE
A == 1
CONSTANT F(x)
CONSTANT _ +
VARIABLES x y
B == 1
====
