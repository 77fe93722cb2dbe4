---- MODULE separators_between_units ----
VARIABLE x
----
------------
Init == x
----
====
