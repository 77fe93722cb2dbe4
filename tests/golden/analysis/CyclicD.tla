---- MODULE CyclicD ----
INSTANCE CyclicC
B == 1
====
