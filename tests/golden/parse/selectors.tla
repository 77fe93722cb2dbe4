---- MODULE selectors ----
A == Inv!1
B == Inv!1!2
C == F(x)!<<
D == (F!>>)
E == F!:
G == F!@
H == F!(a, b)!1
I == F!lab!1
J == <<F!<<, 2>>
====
