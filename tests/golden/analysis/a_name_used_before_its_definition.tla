---- MODULE a_name_used_before_its_definition ----
A == B
B == TRUE
====
