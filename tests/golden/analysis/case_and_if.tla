---- MODULE case_and_if ----
A(a) == IF a THEN 1 ELSE 2
B(a) == CASE a = 1 -> "x" [] a = 2 -> "y" [] OTHER -> "z"
C(a) == CASE a = 1 -> "x"
====
