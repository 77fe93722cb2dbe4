---- MODULE operators_that_clash_are_refused ----
EXTENDS UserMax
INSTANCE UserMaxOfOne
====
