------------------------------ MODULE BagsModule -----------------------------
(* The standard module Bags: functions from elements to how often they occur. *)
EXTENDS Integers, FiniteSets, Bags, TLC

VARIABLE n
Init == n \in 1..3
Next == UNCHANGED n

LOCAL Same(x) == "same"
LOCAL B == "a" :> n @@ "b" :> 1

\* Which functions are bags.
IsBag == IsABag(B) /\ IsABag(EmptyBag) /\ ~IsABag("a" :> 0)

\* The number of copies.
Copies == CopiesIn("a", B) = n /\ CopiesIn("c", B) = 0 /\ BagIn("b", B) /\ ~BagIn("c", B)

\* Bags and sets.
AndSets == BagToSet(B) = {"a", "b"} /\ SetToBag({n, 7}) = [x \in {n, 7} |-> 1]

\* Union and difference.
UnionAndDifference == /\ B (+) SetToBag({"b"}) = "a" :> n @@ "b" :> 2
                      /\ B (-) SetToBag({"b"}) = "a" :> n
                      /\ B (-) B = EmptyBag
                      /\ EmptyBag (+) B = B

\* The union of a set of bags.
BigUnion == BagUnion({SetToBag({"a"}), SetToBag({"a", "b"})}) = "a" :> 2 @@ "b" :> 1

\* Inclusion.
Inclusion == SetToBag({"a"}) \sqsubseteq B /\ ~("b" :> 2 \sqsubseteq B) /\ EmptyBag \sqsubseteq B

\* Size.
Size == BagCardinality(B) = n + 1 /\ BagCardinality(EmptyBag) = 0

\* The image under an operator adds the copies.
\* beyond TLC: it takes no operator here
Image == BagOfAll(Same, B) = "same" :> (n + 1)

\* All bags that are included.
SubBags == Cardinality(SubBag(B)) = 2 * (n + 1) /\ EmptyBag \in SubBag(B) /\ B \in SubBag(B)
=============================================================================
