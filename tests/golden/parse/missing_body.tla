---- MODULE missing_body ----
A ==
B == 1
C ==
----
D == a +
E == 1
====
