----------------------------- MODULE ConstantTables ---------------------------
(* Constants with parameters that the configuration gives row by row.         *)
EXTENDS Integers
CONSTANTS Price(_), Distance(_, _), Red, Blue

VARIABLE n
Init == n \in 1..2
Next == UNCHANGED n

\* A row is found by its argument, also by a model value.
Rows == Price(1) = 10 /\ Price(n) = 10 * n /\ Price(Red) = {Red, Blue}

\* Several arguments are looked up together.
Pairs == Distance(n, n) = 0 /\ Distance(1, 2) = 5 /\ Distance(2, 1) = 7

\* What no row says is an error.
\* expect R0110
Missing == Distance(3, n) = 0
=============================================================================
