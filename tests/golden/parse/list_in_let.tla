---- MODULE list_in_let ----
A == /\ LET x == /\ a
                 /\ b
            y == 1
        IN  /\ x
            /\ y
     /\ c
====
