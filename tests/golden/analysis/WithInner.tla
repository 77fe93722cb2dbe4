---- MODULE WithInner ----
---- MODULE Inner ----
Hidden == 2
====
Seen == 1
====
