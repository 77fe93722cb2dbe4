---- MODULE list_operator_at_or_left_of_bullet_takes_the_list ----
A ==
    /\ a
    /\ b
    => c
B ==
    /\ a
    /\ b
  => c
C ==
    /\ a
    /\ b
     => c
====
