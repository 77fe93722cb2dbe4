---- MODULE extending_twice_is_once ----
EXTENDS Naturals, Integers, Pure
INSTANCE Naturals
LOCAL INSTANCE Pure
A == Twice(1) + 2
====
