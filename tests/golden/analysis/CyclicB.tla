---- MODULE CyclicB ----
EXTENDS CyclicA
B == 1
====
