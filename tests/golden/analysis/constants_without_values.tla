---- MODULE constants_without_values ----
CONSTANTS A, B, C
ASSUME A = B
====
