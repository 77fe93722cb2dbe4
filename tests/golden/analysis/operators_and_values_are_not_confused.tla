---- MODULE operators_and_values_are_not_confused ----
Apply(F(_), a) == F(a)
Id(a) == a
Two(a, b) == a
A == Apply(Id, 1)
B == Apply(1, 1)
C == Apply(Two, 1)
D == Apply(LAMBDA p, q : p, 1)
E == Id(LAMBDA p : p)
F == Apply(Apply, 1)
====
