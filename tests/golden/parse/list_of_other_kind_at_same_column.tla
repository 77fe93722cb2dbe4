---- MODULE list_of_other_kind_at_same_column ----
A ==
  /\ a
  /\ b
  \/ c
====
