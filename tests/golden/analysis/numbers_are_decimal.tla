---- MODULE numbers_are_decimal ----
A == \hFF
B == \b101
C == \o17
D == 12345678901234567890
====
