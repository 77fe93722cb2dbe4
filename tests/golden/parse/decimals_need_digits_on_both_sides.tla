---- MODULE decimals_need_digits_on_both_sides ----
A == .5
B == 1.
C == 1.5
====
