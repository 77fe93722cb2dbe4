---- MODULE definitions_that_clash_are_warned_about ----
EXTENDS UserMax, UserMaxToo, UserMaxOfOne
A == Max(1, 2)
====
