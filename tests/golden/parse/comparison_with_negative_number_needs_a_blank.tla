---- MODULE comparison_with_negative_number_needs_a_blank ----
A == x<-1
B == x < -1
====
