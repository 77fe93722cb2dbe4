---- MODULE reserved_word_as_name ----
VARIABLES x, STATE, y
CHOOSE == 1
A == \A IN \in S : IN
F(ACTION) == ACTION
B == \E NEW : TRUE
====
