---- MODULE programmers_operators ----
A == a = 1 && b = 2
B == a = 1 || b = 2
C == a != b
D == !a
E == x := 1
F == IF a == 1 THEN b ELSE c
G == /\ x == 1
     /\ y = 2
====
