---- MODULE recursion ----
EXTENDS Naturals
RECURSIVE Even(_), Odd(_)
Even(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)
Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)
fact[n \in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]
plain[n \in Nat] == n
Local == LET RECURSIVE down(_)
             down(n) == IF n = 0 THEN 0 ELSE down(n - 1)
         IN down(3)
====
