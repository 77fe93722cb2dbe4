---- MODULE label_must_not_change_the_parse ----
A == a * lab :: b + c
B == a * (lab :: b + c)
====
