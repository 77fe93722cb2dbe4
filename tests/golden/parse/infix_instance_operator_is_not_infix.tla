---- MODULE infix_instance_operator_is_not_infix ----
A == 1 I!+ 2
====
