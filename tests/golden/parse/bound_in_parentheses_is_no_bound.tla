---- MODULE bound_in_parentheses_is_no_bound ----
A == [(x \in S) -> T]
B == [(x \in S) EXCEPT ![1] = 2]
C == [(<<x, y>> \in S /\ z)]_v
====
