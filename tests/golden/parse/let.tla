---- MODULE let ----
A == LET x == 1 IN x
B == LET x == 1 y == 2
         F(a) == a
         a ++ b == a
         g[i \in S] == i
         I == INSTANCE M
         RECURSIVE R(_)
         R(n) == n
     IN x
====
