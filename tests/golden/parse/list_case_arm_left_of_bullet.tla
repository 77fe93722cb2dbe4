---- MODULE list_case_arm_left_of_bullet ----
A ==
  /\ CASE a -> b
  [] c -> d
B == 1
====
