---- MODULE levels_that_are_too_high ----
VARIABLE x
CONSTANT c
A == x''
B == (x' = 1)'
C == UNCHANGED (x')
ASSUME x = 0
ASSUME c' = c
D == ENABLED []<>(x = 0)
E == {[](x = 0)}
F(a) == a'
G == F(x')
H == F(x)
I == [][x' = 1]_(x')
J == CHOOSE v : v = x /\ [](x = 0)
====
