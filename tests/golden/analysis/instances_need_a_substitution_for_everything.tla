---- MODULE instances_need_a_substitution_for_everything ----
VARIABLE x
INSTANCE Counter
====
