---- MODULE names_of_subexpressions ----
EXTENDS Naturals
Inv(a) == /\ a > 1
          /\ \A i \in 1..a : low(i):: i > 0
          /\ LET b == a + 1 IN b > 2 \/ a = 0
A == Inv(1)!1
B == Inv(2)!2!1
C == Inv(3)!2!(7)
D == Inv(4)!3!1!2
E == Inv(5)!:
F == Inv(6)!1!>>
G == A!:
====
