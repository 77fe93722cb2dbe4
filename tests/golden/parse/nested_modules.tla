---- MODULE nested_modules ----
VARIABLE x
---- MODULE Inner ----
EXTENDS Naturals
VARIABLE y
Next == x + y
  ---- MODULE Innermost ----
  C == 1
  ====
=====
THEOREM Named == TRUE
I == INSTANCE Inner WITH y <- x
====
