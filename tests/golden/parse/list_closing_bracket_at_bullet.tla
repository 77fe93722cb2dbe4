---- MODULE list_closing_bracket_at_bullet ----
A ==
  /\ (a
  )
  /\ b
B == 1
====
