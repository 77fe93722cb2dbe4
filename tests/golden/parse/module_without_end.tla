---- MODULE module_without_end ----
A == 1
