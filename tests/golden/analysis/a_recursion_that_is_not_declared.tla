---- MODULE a_recursion_that_is_not_declared ----
EXTENDS Naturals
Fact(n) == IF n = 0 THEN 1 ELSE n * Fact(n - 1)
====
