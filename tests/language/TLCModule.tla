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

\* A random element is one of the set, and the same each time a definition is used.
LOCAL Chosen == RandomElement(1..1000)
ChosenOnce == Chosen \in 1..1000 /\ Chosen = Chosen

\* A random element of a set that depends on the state can differ from state to state.
\* expect R0126 (symbolic)
Random == RandomElement({n}) = n

\* The clock goes on.
\* expect R0126 (symbolic)
Clock == JavaTime > 0

\* A register has the value that was set last.
\* expect R0126 (symbolic)
Registers == TLCSet(1, n) /\ TLCGet(1) = n /\ TLCSet(1, n + 1) /\ TLCGet(1) = n + 1

\* A register that was never set has no value.
\* expect R0129
NoRegister == TLCGet(99) = n

\* The first states have level 1; in bounded checking, the next ones level 2.
Level == TLCGet("level") \in 1..n + 99

\* What the run was asked to do.
Settings == TLCGet("config").mode = "bfs" /\ TLCGet("config").worker = 1
=============================================================================
