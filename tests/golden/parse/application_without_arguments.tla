---- MODULE application_without_arguments ----
A == F()
B() == 1
====
