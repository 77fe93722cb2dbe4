---- MODULE list_bullet_further_left_ends_the_list ----
A ==
    /\ a
   /\ b
    /\ c
====
