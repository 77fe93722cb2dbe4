---- MODULE labels ----
A == lab :: x
B == /\ a :: x
     /\ b(y, z) :: x + y
C == \A x \in S : lab(x) :: x = 1 => y
D == a /\ lab :: b
====
