---- MODULE list_parentheses_do_not_reset ----
A ==
  /\ (a
  \/ b)
  /\ c
B == 1
====
