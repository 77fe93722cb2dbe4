---- MODULE list_closing_bracket_at_inner_bullet ----
A ==
  /\ (\/ a
      \/ b
     )
  /\ c
B ==
  /\ ( /\ a
       /\ b
       )
  /\ c
====
