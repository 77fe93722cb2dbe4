---- MODULE product_is_no_argument ----
A == F(\X, 1)
A \X B == 1
CONSTANT _ \X _
====
