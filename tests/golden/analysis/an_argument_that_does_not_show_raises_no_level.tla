---- MODULE an_argument_that_does_not_show_raises_no_level ----
VARIABLE x
Can(A) == ENABLED A
Ignore(a) == TRUE
P == Can(x' = x)
Q == Ignore(x')
====
