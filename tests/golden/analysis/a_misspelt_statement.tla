---- MODULE a_misspelt_statement ----
VARIABLE x
Init == x = 0
Next == x' = x
====
