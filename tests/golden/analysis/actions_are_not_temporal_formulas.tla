---- MODULE actions_are_not_temporal_formulas ----
VARIABLE x
A == [](x' = x)
B == <>(x' = x)
C == x' = x /\ [](x = 0)
D == x' = x ~> x = 0
E == [](x = 0) => x' = x
====
