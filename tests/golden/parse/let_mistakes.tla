---- MODULE let_mistakes ----
A == LET x = 1 IN x
B == LET LOCAL y == 1 IN y
C == LET IN 1
D == LET x == 1
     y == 2
E == LET INSTANCE M IN 1
====
