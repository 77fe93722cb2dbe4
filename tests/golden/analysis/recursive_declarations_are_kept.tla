---- MODULE recursive_declarations_are_kept ----
RECURSIVE A(_), B
A(m, n) == 1
C == LET RECURSIVE D(_) E == 1 IN E
====
