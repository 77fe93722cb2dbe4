---- MODULE UserMax ----
Max(a, b) == a
====
