---- MODULE list_let_definition_left_of_bullet ----
A ==
    /\ LET
   x == 1
   IN x
    /\ b
B == 1
====
