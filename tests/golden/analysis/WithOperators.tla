---- MODULE WithOperators ----
CONSTANT Op(_, _)
Fold(a, b) == Op(a, b)
====
