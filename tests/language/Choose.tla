------------------------------- MODULE Choose --------------------------------
(* CHOOSE.  It picks one element, always the same from the same set.         *)
EXTENDS Integers

VARIABLES n, s
Init == n \in 0..3 /\ s \in SUBSET {1, 2, 3}
Next == UNCHANGED <<n, s>>

LOCAL Max(set) == CHOOSE x \in set : \A y \in set : y <= x

\* The only element that satisfies the test.
Unique == (CHOOSE x \in 0..3 : x = n) = n /\ Max(s \cup {0}) \in s \cup {0}

\* A definition by CHOOSE in a set that depends on the state.
Maximum == Max({n, n - 1}) = n /\ (3 \in s => Max(s) = 3)

\* Equal sets give the same choice, however they are written.
Function == (CHOOSE x \in {n, 1, 2} : TRUE) = (CHOOSE x \in {2, 1, n, 2} : TRUE)

\* Of several numbers the least is chosen, as TLC does.
Least == (CHOOSE x \in 0..3 : x >= n) = n /\ (CHOOSE x \in {3, 1, 2} : TRUE) = 1

\* Of several strings the one is chosen that the text mentions first, as TLC does.
First == /\ (CHOOSE x \in {"zebra", "ant"} : TRUE) = "zebra"
         /\ (CHOOSE x \in {"ant", "zebra"} : x # "bee") = "zebra"
         /\ (CHOOSE x \in {"bee", "ant"} : TRUE) = "ant"
         /\ (CHOOSE x \in {<<n, "bee">>, <<n, "ant">>} : TRUE) = <<n, "ant">>

\* The choice of a tuple, taken apart.
Tuple == (CHOOSE <<x, y>> \in {<<n, 1>>} : y = 1) = <<n, 1>>

\* There must be an element that satisfies the test.
\* expect R0109
None == (CHOOSE x \in {n} : x > n) = n

\* ... so the empty set has no choice.
\* expect R0109
Empty == (CHOOSE x \in s : x \notin s) = n

\* CHOOSE needs a set.
\* expect R0117
Unbounded == (CHOOSE x : x = n) = n
=============================================================================
