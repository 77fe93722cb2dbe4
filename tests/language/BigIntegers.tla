----------------------------- MODULE BigIntegers -----------------------------
(* Integers without a limit.  (Those of TLC have 32 bits.)                   *)
EXTENDS Integers

VARIABLE n
Init == n \in -2..2
Next == UNCHANGED n

\* Integers have no largest number.
\* beyond TLC: its integers have 32 bits
Large == /\ 2147483647 + 1 = 2147483648
         /\ 99999999999999999999 + 1 = 100000000000000000000
         /\ 2 ^ 100 = 1267650600228229401496703205376
         /\ 2 ^ 100 - 2 ^ 100 + n = n
         /\ (2 ^ 64 + n) * (2 ^ 64 - n) = 2 ^ 128 - n * n

\* ... nor do division and remainder.
\* beyond TLC: its integers have 32 bits
LargeDivision == /\ (10 ^ 30) \div (10 ^ 29) = 10
                 /\ (-(10 ^ 30)) \div 7 = -142857142857142857142857142858
                 /\ (10 ^ 30 + 3) % 10 = 3
                 /\ (-(10 ^ 30)) % 7 = 6

\* ... nor intervals and comparisons.
\* beyond TLC: its integers have 32 bits
LargeInterval == n + 10 ^ 20 \in (10 ^ 20 - 2)..(10 ^ 20 + 2) /\ n < 2 ^ 64 /\ -(2 ^ 64) < n

\* ... nor strings of digits.
\* beyond TLC: its integers have 32 bits
LargeLiteral == \hFFFFFFFFFFFFFFFFFFFF = 2 ^ 80 - 1
=============================================================================
