---- MODULE lists_of_one_item_disappear ----
VARIABLE x
A == /\ x
B == /\ x /\ x /\ x
     /\ \/ x
        \/ x
====
