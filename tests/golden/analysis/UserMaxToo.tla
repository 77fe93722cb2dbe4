---- MODULE UserMaxToo ----
Max(a, b) == b
====
