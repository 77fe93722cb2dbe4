---- MODULE list_takes_postfix_at_bullet_column ----
A ==
  /\ a
  /\ b
  '
B ==
  /\ a
  /\ b
  [i]
C ==
  /\ a
  /\ b
  + c
D ==
  /\ a
  /\ b
  .f
====
