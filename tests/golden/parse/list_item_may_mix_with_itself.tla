---- MODULE list_item_may_mix_with_itself ----
A ==
  /\ a \/ b
  /\ c
====
