---- MODULE fields_are_different ----
A == [a |-> 1, b |-> 2, a |-> 3]
B == [a : {}, a : {}]
====
