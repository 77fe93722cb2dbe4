---- MODULE list_then_and_else ----
A ==
  IF /\ a
     /\ b
  THEN \/ c
       \/ d
  ELSE /\ e
       /\ f
====
