---- MODULE names_cannot_be_hidden ----
VARIABLE x
A(x) == TRUE
B == \E y \in {} : \A y \in {} : TRUE
C == LET B == 1 IN B
A == 2
TRUE == 3
====
