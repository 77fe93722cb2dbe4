---- MODULE parenthesised_operator_is_one_token ----
A == F(+)
====
