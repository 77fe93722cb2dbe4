---- MODULE list_then_left_of_bullet ----
A ==
   /\ IF a
  THEN b
  ELSE c
B == 1
====
