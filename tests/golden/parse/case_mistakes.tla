---- MODULE case_mistakes ----
A == CASE a -> b [] OTHER -> c [] d -> e
B == CASE OTHER -> a
C == CASE a : b
====
