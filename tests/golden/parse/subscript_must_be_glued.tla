---- MODULE subscript_must_be_glued ----
A == [A] _v
====
