---- MODULE list_after_comment ----
A == (* c *) /\ a
             /\ b
====
