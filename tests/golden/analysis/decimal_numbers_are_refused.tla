---- MODULE decimal_numbers_are_refused ----
A == 1.5
====
