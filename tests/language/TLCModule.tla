------------------------------ MODULE TLCModule ------------------------------
(* The standard module TLC.                                                  *)
EXTENDS Integers, Sequences, FiniteSets, TLC

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

\* d :> e is the function from d to e; @@ joins functions.
Functions == /\ (n :> 7) = [x \in {n} |-> 7]
             /\ (n :> 7 @@ 9 :> 8)[9] = 8
             /\ DOMAIN (n :> 7 @@ 9 :> 8) = {n, 9}

\* Where both are defined the left one counts.
LeftWins == (n :> 1 @@ n :> 2) = (n :> 1)

\* The functions of @@ may be records and sequences.
AnyFunction == [a |-> n] @@ [b |-> 1] = [a |-> n, b |-> 1] /\ <<n>> @@ (2 :> 5) = <<n, 5>>

\* Assert is TRUE if its condition is.
Asserted == Assert(n >= 0, "n is negative")

\* Print has the value of its second argument.
Printed == Print("seen", n) = n /\ PrintT(n)

\* All bijections of a set with itself.
Permuted == /\ Cardinality(Permutations({1, 2, 3})) = 6
            /\ Permutations({n}) = {n :> n}
            /\ Permutations({}) = {<<>>}

\* SortSeq sorts.
Sorted == SortSeq(<<3, 1, 2>>, <) = <<1, 2, 3>> /\ SortSeq(<<>>, <) = <<>>
          /\ SortSeq(<<n, n + 1>>, LAMBDA x, y : x > y) = <<n + 1, n>>

\* ToString spells a value.
Spelled == ToString(n) \in {"0", "1", "2", "3"} /\ ToString("a") = "\"a\""

\* TLCEval has the value of its argument.
Evaluated == TLCEval({x \in 0..n : TRUE}) = 0..n

\* Any has every value as an element.
Everything == n \in Any /\ "a" \in Any /\ {n} \in Any

\* A false Assert ends the evaluation.
\* expect R0123
AssertFails == Assert(n < 0, "n is not negative")

\* There is no randomness in a state.
\* beyond TLC: it has a random generator
\* expect R0126
Random == RandomElement({n}) = n

\* There is no clock in a state.
\* beyond TLC: it has a clock
\* expect R0126
Clock == JavaTime > 0

\* There are no registers beside the variables.
\* beyond TLC: it has registers
\* expect R0126
SetRegister == TLCSet(1, n)

\* ... that could be read.
\* beyond TLC: it has registers
\* expect R0126
GetRegister == TLCGet(1) = n
=============================================================================
