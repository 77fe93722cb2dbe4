---- MODULE unexpected_characters ----
A == a ? b
B == café
C == x;
D == “text”
E == x’ = 1
F == 1
====
