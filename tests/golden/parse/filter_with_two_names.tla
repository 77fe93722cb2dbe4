---- MODULE filter_with_two_names ----
A == {x, y \in S : P}
B == {x : x > 1}
====
