---- MODULE names ----
VARIABLES 1a, _x, __x, a1_2, 0x10, 1e5, SFx, WFx, x_, Nat_
A == SFx + WFx
====
