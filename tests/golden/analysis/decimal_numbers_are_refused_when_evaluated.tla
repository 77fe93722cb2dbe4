---- MODULE decimal_numbers_are_refused_when_evaluated ----
A == 1.5
====
