---- MODULE string_without_end ----
A == "never closed
B == 1
====
