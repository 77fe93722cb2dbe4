---- MODULE list_bullet_further_right_is_infix ----
A ==
    /\ a
      /\ b
    /\ c
====
