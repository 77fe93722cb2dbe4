---- MODULE inner_module_without_end ----
---- MODULE Inner ----
A == 1
====
