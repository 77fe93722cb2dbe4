---- MODULE if_mistakes ----
A == IF a THEN b
B == IF a b ELSE c
C == 1
====
