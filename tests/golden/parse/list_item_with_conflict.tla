---- MODULE list_item_with_conflict ----
A ==
  /\ a /\ b \/ c
  /\ d
====
