---- MODULE Pure ----
EXTENDS Naturals
Twice(n) == n + n
LOCAL Secret == 1
====
