---- MODULE an_instance_of_a_module_without_declarations_is_shared ----
P == INSTANCE Pure
Q(a) == INSTANCE Pure
A == P!Twice(1)
B == Q(2)!Twice(3)
C == P!Secret
====
