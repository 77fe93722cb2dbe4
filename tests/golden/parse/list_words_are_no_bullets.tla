---- MODULE list_words_are_no_bullets ----
A == a \land b
     \land c
B == \land a
C == 1
====
