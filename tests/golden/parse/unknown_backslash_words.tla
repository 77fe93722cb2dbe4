---- MODULE unknown_backslash_words ----
A == a \mod b
B == a \and b
C == \forsome x : x
D == \emptyset
E == a \implies b
F == a \subsetof b
G == s \o1
====
