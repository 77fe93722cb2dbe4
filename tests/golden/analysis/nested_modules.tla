---- MODULE nested_modules ----
EXTENDS Naturals
VARIABLE x
---- MODULE Inner ----
VARIABLE y
Both == x + y
====
I(y) == INSTANCE Inner
J == INSTANCE Inner WITH y <- x
A == I(3)!Both
B == J!Both
====
