---- MODULE an_unknown_name_is_guessed ----
VARIABLE counter
Init == conter = 0
====
