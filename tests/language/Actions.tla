------------------------------- MODULE Actions -------------------------------
(* Actions: what steps there are, seen through ENABLED and properties of steps. *)
EXTENDS Integers, Sequences

VARIABLES n, s
Init == n \in 0..3 /\ s = <<>>

LOCAL Same == UNCHANGED s

\* An action is enabled if some step satisfies it.
Plain == /\ ENABLED (n' = n + 1 /\ Same)
         /\ ~ENABLED (n' = n + 1 /\ n' = n /\ Same)
         /\ (ENABLED (n > 1 /\ n' = 0 /\ Same)) = (n > 1)

\* x' \in S gives x any element of S.
Chosen == ENABLED (n' \in 0..3 /\ n' # n /\ Same) /\ ~ENABLED (n' \in {} /\ Same)

\* \E and \/ offer ways to go on.
Ways == /\ ENABLED (\E x \in 0..3 : x > 2 /\ n' = x /\ Same)
        /\ ENABLED (FALSE \/ (n' = n /\ Same))
        /\ ENABLED (IF n = 0 THEN n' = 1 /\ Same ELSE n' = 0 /\ Same)
        /\ ENABLED (CASE n = 0 -> n' = 1 /\ Same [] OTHER -> n' = 0 /\ Same)
        /\ ENABLED (LET y == n IN n' = y /\ Same)

\* UNCHANGED of a tuple, and of one in another.
Unchanged == ENABLED UNCHANGED <<n, s>> /\ ENABLED UNCHANGED <<n, <<s>>>>

\* Primes reach into expressions: (n + 1)' is n' + 1.
PrimedExpression == ENABLED (n' = n /\ (n + 1)' = n + 1 /\ Same)
                    /\ ~ENABLED (n' = n /\ (n + 1)' = n /\ Same)

\* A value that was given can be read.
ReadNext == ENABLED (n' = 2 /\ s' = <<n'>> /\ s'[1] = 2)

\* [A]_v allows steps that keep v, <<A>>_v does not.
Boxed == /\ ENABLED [n' = n + 1 /\ Same]_<<n, s>>
         /\ ~ENABLED <<n' = n /\ Same>>_<<n, s>>
         /\ ENABLED <<n' = n + 1 /\ Same>>_<<n, s>>

\* A composition goes through a state in between, in which the second action begins.
\* beyond TLC: it is an experiment there, to be switched on
Composed == /\ ENABLED ((n' = n + 1 /\ Same) \cdot (n = 1 /\ n' = 5 /\ Same)) <=> n = 0
            /\ ~ENABLED ((n' = 0 /\ Same) \cdot (n > 0 /\ n' = n /\ Same))
            /\ ENABLED (((n' = 7 /\ Same) \cdot (n' = n + 1 /\ Same)) /\ n' = 8 /\ n' > n)

LOCAL After == n'
LOCAL AfterOf(v) == v'

\* A definition may stand for what gets a value.
AssignByName == /\ ENABLED (After = 7 /\ Same) /\ ENABLED (After \in {1, 2} /\ Same)
                /\ ~ENABLED (After \in {} /\ Same)
                /\ ENABLED ((LET next == n' IN next) = 3 /\ Same)

\* So may one with the variable as its argument.
\* beyond TLC: it looks for the variable among the parameters
AssignByArgument == ENABLED (AfterOf(n) = 1 /\ Same) /\ ENABLED (AfterOf(n) \in {1, 2} /\ Same)

\* What has no value yet cannot be read.
\* expect R0119
ReadTooEarly == ENABLED (n' > 0 /\ n' = 2 /\ Same)

Next == /\ n' = (n + 1) % 4
        /\ s' = IF Len(s) < 2 THEN Append(s, n) ELSE <<>>
=============================================================================
