---- MODULE modules_behind_the_root ----
EXTENDS Behind
Twice == One + One
====

Text is ignored.

---- MODULE Unused ----
A == B
====

---- MODULE Behind ----
EXTENDS Naturals
One == 1
====
