---- MODULE list_nested ----
A == /\ a
     /\ \/ b
        \/ /\ c
           /\ d
     /\ e
B == /\ /\ a
        /\ b
     /\ c
====
