---- MODULE list_item_empty ----
A ==
  /\
B ==
  /\ a
  /\
  /\ b
C == 1
====
