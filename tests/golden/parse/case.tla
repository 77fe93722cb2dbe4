---- MODULE case ----
A == CASE a -> b
B == CASE a -> b [] c -> d [] OTHER -> e
C == CASE a -> []b [] c -> d
D == CASE a -> CASE b -> c [] d -> e
E == CASE a -> (CASE b -> c) [] d -> e
F == CASE a -> /\ b
               /\ c
       [] d -> e
====
