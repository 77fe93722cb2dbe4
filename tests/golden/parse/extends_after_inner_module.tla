---- MODULE extends_after_inner_module ----
---- MODULE Inner ----
====
EXTENDS Naturals
A == 1
====
