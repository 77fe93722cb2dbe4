---- MODULE nested_modules ----
VARIABLE x
THEOREM Named == TRUE
---- MODULE Inner ----
EXTENDS Naturals
VARIABLE y
Next == x + y
  ---- MODULE Innermost ----
  C == 1
  ====
=====
I == INSTANCE Inner WITH y <- x
====
