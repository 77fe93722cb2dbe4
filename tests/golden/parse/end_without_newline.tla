---- MODULE end_without_newline ----
A == 1
====