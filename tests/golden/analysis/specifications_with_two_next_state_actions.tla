---- MODULE specifications_with_two_next_state_actions ----
VARIABLE x
Spec == x = 0 /\ [][x' = 2]_x /\ [][x' = 1]_x
====
