---- MODULE Counter ----
EXTENDS Naturals
CONSTANT Limit
VARIABLE x
TypeOK == x \in 0..Limit
Init == x = 0
Next == x < Limit /\ x' = x + 1
Add(n) == x' = x + n
Spec == Init /\ [][Next]_x
====
