---- MODULE an_operator_of_a_standard_module_names_its_module ----
A(S) == Cardinality(S)
B == 1 + 2
====
