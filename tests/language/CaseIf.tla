------------------------------- MODULE CaseIf --------------------------------
(* IF and CASE.                                                              *)
EXTENDS Integers

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

\* IF.
If == (IF n > 1 THEN "big" ELSE "small") = "big" <=> n > 1

\* Only the branch that is taken is evaluated.
Lazy == (IF n = 0 THEN 0 ELSE 6 \div n) >= 0

\* ELSE reaches as far to the right as possible.
Scope == (IF n = 0 THEN 1 ELSE 2 + n) = (IF n # 0 THEN 2 + n ELSE 1)

\* The branches may have values of different kinds.
Kinds == LET v == IF n = 0 THEN "none" ELSE n IN n = 0 \/ v = n

\* CASE takes the first test that is true.
Case == (CASE n = 0 -> "zero" [] n < 2 -> "one" [] OTHER -> "many")
        = IF n = 0 THEN "zero" ELSE IF n = 1 THEN "one" ELSE "many"

\* When several tests are true the first one counts, as in TLC.
First == (CASE n >= 0 -> 1 [] n >= 0 -> 2) = 1

\* Tests after the first true one are not evaluated.
Stops == (CASE n >= 0 -> 1 [] 1 \div 0 = 1 -> 2) = 1

\* Without OTHER one of the tests must be true.
\* expect R0110
NoCase == (CASE n > 3 -> 1) = 1

\* The test is a Boolean.
\* expect R0101
NumberAsTest == IF n THEN TRUE ELSE TRUE
=============================================================================
