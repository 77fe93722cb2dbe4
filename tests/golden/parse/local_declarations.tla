---- MODULE local_declarations ----
LOCAL VARIABLE x
LOCAL ASSUME TRUE
A == 1
====
