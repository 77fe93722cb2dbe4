---- MODULE CyclicA ----
EXTENDS CyclicB
A == 1
====
