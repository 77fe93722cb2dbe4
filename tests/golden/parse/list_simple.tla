---- MODULE list_simple ----
A == /\ a
     /\ b
B ==
  \/ a
  \/ b
C == /\ a
====
