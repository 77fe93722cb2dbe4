---- MODULE UserMaxOfOne ----
Max(S) == S
====
