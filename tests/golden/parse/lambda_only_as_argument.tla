---- MODULE lambda_only_as_argument ----
A == F(LAMBDA x : x)
B == LAMBDA x : x
C == 1 + LAMBDA x : x
====
