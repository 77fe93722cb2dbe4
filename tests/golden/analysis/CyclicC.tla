---- MODULE CyclicC ----
INSTANCE CyclicD
A == 1
====
