------------------------------ MODULE Arithmetic -----------------------------
(* Integers.  `n` may be negative.                                           *)
EXTENDS Integers

VARIABLE n
Init == n \in -5..5
Next == UNCHANGED n

\* Sums, differences, products.
Ring == n + n = 2 * n /\ n - n = 0 /\ (n + 1) * (n - 1) = n * n - 1

\* + and - of the same level go from left to right.
LeftToRight == 10 - 4 - 3 = 3 /\ n - 1 + 1 = n /\ n - 1 - 1 = n - 2

\* Unary minus binds tighter than + and binary -.
UnaryMinus == -n + n = 0 /\ 3 - -n = 3 + n /\ -1 + 2 = 1 /\ -(-n) = n

\* Unary minus binds tighter than .. and comparisons.
UnaryMinusAndRange == n \in -5..-(-5) /\ -6 < n

\* Unary minus binds weaker than *: -2 * n is -(2 * n), which is the same number.
UnaryMinusAndProduct == -2 * n = -(2 * n) /\ -n * n = -(n * n)

\* Division rounds down, also for negative operands.
Division == 7 \div 2 = 3 /\ (-7) \div 2 = -4 /\ 7 \div (-2) = -4 /\ (-7) \div (-2) = 3

\* Unary minus binds weaker than \div: -7 \div 2 is -(7 \div 2).
UnaryMinusAndDivision == -7 \div 2 = -3

\* The remainder is never negative.
Remainder == 7 % 3 = 1 /\ (-7) % 3 = 2 /\ n % 3 \in 0..2 /\ 0 % 5 = 0

\* Division and remainder fit together.
DivisionLaw == /\ \A d \in 1..4 : d * (n \div d) + (n % d) = n
               /\ \A d \in 1..4 : n % d \in 0..(d - 1)

\* Powers.
Power == 2 ^ 10 = 1024 /\ (-2) ^ 3 = -8 /\ n ^ 2 = n * n /\ 7 ^ 0 = 1 /\ 0 ^ 3 = 0

\* Unary minus binds weaker than ^: -2 ^ 2 is -(2 ^ 2).
UnaryMinusAndPower == -2 ^ 2 = -4

\* Comparisons in all spellings.
Comparisons == /\ n < n + 1 /\ ~(n < n)
               /\ n <= n /\ n =< n /\ n \leq n
               /\ n + 1 > n /\ n >= n /\ n \geq n

\* Nat is the half of Int that starts with 0.
NatAndInt == n \in Int /\ (n \in Nat <=> n >= 0) /\ -1 \notin Nat

\* Intervals of integers.
Intervals == n \in -5..5 /\ -1..1 = {-1, 0, 1} /\ (n..(n - 1)) = {}

\* Numbers in other bases.
Bases == \b1010 = 10 /\ \o17 = 15 /\ \hFF = 255 /\ \HfF = 255

\* Nothing is divided by zero.
\* expect R0111
DivisionByZero == 1 \div (n - n) = n

\* The right side of % is positive.
\* expect R0112
NegativeModulus == 7 % (-3) = 1

\* ... and not zero.
\* expect R0112
ZeroModulus == 7 % 0 = 1

\* There are no fractions.
\* expect R0113
NegativePower == 2 ^ (-1) = n

\* 0 to the power of 0 is undefined.
\* expect R0113
ZeroToZero == 0 ^ 0 = 1

\* Arithmetic needs integers.
\* expect R0102
SumOfString == "a" + n = n

\* Numbers and strings cannot be compared by size.
\* expect R0102
OrderOfString == "a" < n

\* Numbers and Booleans are not compared.
\* expect R0107
NumberAndBoolean == n = TRUE
=============================================================================
