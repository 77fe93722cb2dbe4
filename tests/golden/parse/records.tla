---- MODULE records ----
A == [a |-> 1, b |-> 2]
B == [a : S, b : T]
C == r.a.b
D == [IF |-> 1]
E == r.IF
F == [r EXCEPT !.STATE = 1]
G == [a |-> 1, IF |-> 1]
H == r.LOCAL.VARIABLE
====
