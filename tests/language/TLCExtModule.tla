----------------------------- MODULE TLCExtModule ----------------------------
(* The modules TLCExt and Randomization.                                     *)
EXTENDS Integers, Sequences, FiniteSets, TLC, TLCExt, Randomization

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

\* AssertEq is equality.
Equality == AssertEq(n, n) /\ ~AssertEq(n, n + 1)

\* AssertError tells whether an evaluation fails with a text.
\* expect R0126 (symbolic)
Fails == /\ AssertError("The first argument of Assert evaluated to FALSE; the second argument was:\n\"no\"",
                        Assert(n < 0, "no"))
         /\ ~AssertError("something", Assert(n >= 0, "no"))

\* Operators that only matter to TLC have the value of their argument.
Transparent == TLCNoOp(n) = n /\ TLCCache(n + 1, {n}) = n + 1

\* What is deferred is true.
Deferred == TLCDefer(n = 77)

\* A model value by its name.
LOCAL Nobody == TLCModelValue("nobody")
ByName == Nobody = TLCModelValue("nobody") /\ Nobody /= TLCModelValue("somebody")
          /\ ToString(Nobody) = "nobody"

\* A register that need not have been set.
\* expect R0126 (symbolic)
OrDefault == TLCGetOrDefault(50, n) = n /\ TLCSet(51, n) /\ TLCGetOrDefault(51, 77) = n

\* A register that is changed: the value is the one before.
\* expect R0126 (symbolic)
GetAndSet == TLCSet(52, n) /\ TLCGetAndSet(52, LAMBDA old, v : old + v, 5, 0) = n
             /\ TLCGet(52) = n + 5

\* A random subset has the size that was asked for.
LOCAL Three == RandomSubset(3, 1..100)
Subset == Cardinality(Three) = 3 /\ Three \subseteq 1..100

\* Subsets of sets that are too large to be listed.
LOCAL Functions == RandomSubset(5, [1..10 -> 1..10])
LargeSubset == Cardinality(Functions) = 5 /\ \A f \in Functions : f \in [1..10 -> 1..10]

\* Random sets of subsets.
LOCAL Sets == RandomSetOfSubsets(4, 2, 1..6)
SetOfSubsets == Cardinality(Sets) <= 4 /\ \A S \in Sets : S \subseteq 1..6

\* A subset that would be larger than the set is the set.
TooLarge == RandomSubset(7, {1, 2}) = {1, 2}

\* A subset has no negative size.
\* expect R0115 (explicit)
\* expect R0126 (symbolic)
Negative == RandomSubset(n - 9, {1, 2}) = {}
=============================================================================
