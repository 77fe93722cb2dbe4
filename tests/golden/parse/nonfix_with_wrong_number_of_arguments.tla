---- MODULE nonfix_with_wrong_number_of_arguments ----
A == +(1)
B == \cup(a, b, c)
C == I!+(1)
====
