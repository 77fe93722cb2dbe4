---- MODULE list_ends_at_definition ----
A == /\ a
     /\ b
                 B == 1
      THEOREM A => B
====
