---- MODULE modules_nested_in_extended_ones ----
EXTENDS WithInner
I == INSTANCE Inner
A == I!Hidden
====
