---- MODULE caret_star_is_one_token ----
A == a^*b
B == a^ *b
C == a^*
====
