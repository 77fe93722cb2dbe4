---- MODULE other ----
====
