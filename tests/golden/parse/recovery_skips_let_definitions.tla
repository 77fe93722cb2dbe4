---- MODULE recovery_skips_let_definitions ----
A == LET a == 1 +
         b == 2
         c == 3
     IN a
B == )
C == 1
====
