---- MODULE let_definitions_are_kept_in_slots ----
EXTENDS Naturals
A(a) == LET b == a + 1
            f(c) == b + c
            g[d \in {1}] == d + a
        IN f(b) + g[1]
B == \A i \in {1} : LET j == i IN LET k == j + i IN k = j
====
