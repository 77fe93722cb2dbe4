---- MODULE declarations ----
CONSTANT N
CONSTANTS F(_), G(_, _), _+_, -._, _^+, _ \prec _
VARIABLES x, y
VARIABLE z
RECURSIVE H(_), J
====
