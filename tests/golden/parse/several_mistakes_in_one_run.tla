---- MODULE several_mistakes_in_one_run ----
VARIABLE x
Init == x = 1 /\ y = 2 \/ z
Next ==
  /\ x' = (x + 1
  /\ y' = y
Inv == x \in {1, 2
Live == <>x = 1
Good == x
====
