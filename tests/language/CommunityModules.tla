---------------------------- MODULE CommunityModules -------------------------
(* The community modules BagsExt, Bitwise, DyadicRationals, VectorClocks, TLCExt. *)
EXTENDS Integers, Sequences, TLC, TLCExt, Bags, BagsExt, Bitwise, VectorClocks
LOCAL D == INSTANCE DyadicRationals

VARIABLE n
Init == n \in 1..3
Next == UNCHANGED n

LOCAL B == "a" :> n @@ "b" :> 1

\* BagsExt: one copy more, one less, none.
Bags1 == /\ BagAdd(B, "a") = "a" :> (n + 1) @@ "b" :> 1
         /\ BagAdd(B, "c") = B @@ "c" :> 1
         /\ BagRemove(B, "b") = "a" :> n
         /\ BagRemoveAll(B, "a") = "b" :> 1

\* BagsExt: folding counts each copy.
FoldedBag == /\ FoldBag(+, 0, 2 :> n @@ 5 :> 1) = 2 * n + 5
             /\ FoldBag(Append, <<>>, 2 :> 2 @@ 5 :> 1) = <<2, 2, 5>>
             /\ FoldBag(LAMBDA bag, x : BagAdd(bag, x), EmptyBag, B) = B
             /\ SumBag(2 :> n) = 2 * n
             /\ ProductBag(2 :> n) = 2 ^ n

\* Bitwise.
Bits == /\ 12 & 10 = 8 /\ (n & 1) = n % 2
        /\ (12 | 10) = 14
        /\ (12 ^^ 10) = 6
        /\ shiftR(12, n) = 12 \div 2 ^ n

\* DyadicRationals: sums and halves of fractions with a power of two below.
Fractions == /\ D!Add(D!Half(D!One), D!Half(D!One)) = D!One
             /\ D!Half(D!One) = [num |-> 1, den |-> 2]
             /\ D!Add(D!Zero, D!One) = D!One
             /\ D!PrettyPrint(D!Half(D!One)) = "1/2"
             /\ D!IsDyadicRational([num |-> 3, den |-> 8])

LOCAL Log == <<[clock |-> <<1, 0>>, by |-> 1], [clock |-> <<1, n>>, by |-> 2]>>
LOCAL Clock(entry) == entry.clock

\* VectorClocks: a log in an order that fits its clocks.
Causal == /\ IsCausalOrder(<<Log[1], Log[2]>>, Clock)
          /\ ~IsCausalOrder(<<Log[2], Log[1]>>, Clock)
          /\ ~IsCausalOrder(<<Log[1], Log[1]>>, Clock)
          /\ IsCausalOrder(<<[clock |-> <<1>>], [clock |-> <<0, 1>>]>>, Clock)
          /\ CausalOrder(<<Log[2], Log[1]>>, Clock, LAMBDA e : e.by, LAMBDA c : DOMAIN c) = Log

\* TLCExt: comparing with a message; hints to TLC's evaluation have no other meaning.
Hints == AssertEq(n, n) /\ TLCDefer(n = n) /\ TLCNoOp(n) = n

\* TLCExt looks at the checker's own state.
\* expect R0126 (symbolic)
Execution == Len(Trace) > 0
=============================================================================
