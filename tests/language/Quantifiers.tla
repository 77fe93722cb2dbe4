----------------------------- MODULE Quantifiers -----------------------------
(* Quantifiers over sets.                                                    *)
EXTENDS Integers, FiniteSets

VARIABLES n, s
Init == n \in 0..3 /\ s \in SUBSET {1, 2, 3}
Next == UNCHANGED <<n, s>>

\* \A and \E.
Plain == /\ \A x \in 0..n : x <= n
         /\ \E x \in 0..3 : x = n
         /\ ~(\E x \in 0..3 : x > 3)

\* Over a set that depends on the state.
OfState == /\ (\A x \in s : x > 1) = (1 \notin s)
           /\ (\E x \in s : x = 2) = (2 \in s)
           /\ (\E x \in s : TRUE) = (s /= {})

\* Nothing is in the empty set.
Empty == (\A x \in {} : FALSE) /\ ~(\E x \in {} : TRUE)

\* Several names over one set, and several bounds.
Several == /\ \A x, y \in s : x + y = y + x
           /\ \E x \in 0..3, y \in {n} : x = y
           /\ \A x \in s, y \in {n} : x * y >= 0

\* A bound can take tuples apart.
Tuples == /\ \A <<x, y>> \in s \X {n} : x \in s /\ y = n
          /\ \E <<x, y>> \in {<<n, 1>>} : x + y = n + 1

\* Quantifiers in each other; the inner set may depend on the outer name.
Nested == \A x \in 0..3 : \E y \in 0..x : y = x

\* A quantifier reaches as far to the right as possible.
Scope == (\A x \in {1} : x = 1 \/ FALSE) /\ (\E x \in {n} : x = n /\ x < 4)

\* \E is true as soon as one element satisfies it: the rest are not evaluated.
StopsExists == \E x \in 0..3 : x = 0 \/ 1 \div 0 = 1

\* \A is false as soon as one element does not satisfy it.
StopsForall == ~(\A x \in 0..3 : x # 0 /\ 1 \div 0 = 1)

\* The Unicode spellings.
Unicode == ∀ x ∈ s : ∃ y ∈ s : x = y ∧ ¬(x ≠ y)

\* A quantifier needs a set.
\* expect R0117
Unbounded == \A x : x = x

\* ... and not a number.
\* expect R0103
OverNumber == \A x \in n : TRUE

\* A set of tuples is needed to take tuples apart.
\* expect R0118
BadTuple == \E <<x, y>> \in {n} : x = y
=============================================================================
