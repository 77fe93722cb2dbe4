---- MODULE list_as_left_operand ----
A == (/\ a
      /\ b) \/ c
B == /\ a
     /\ \E x \in S : /\ x
                     /\ y
     /\ d
====
