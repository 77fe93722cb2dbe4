--------------------------------- MODULE Bags ---------------------------------
(* Bags (multisets): functions from their elements to positive numbers.        *)
EXTENDS TLC
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets

IsABag(B) == \A e \in DOMAIN B : B[e] \in Nat /\ B[e] > 0

BagToSet(B) == DOMAIN B
SetToBag(S) == [e \in S |-> 1]

BagIn(e, B) == e \in BagToSet(B)
EmptyBag == SetToBag({})

CopiesIn(e, B) == IF BagIn(e, B) THEN B[e] ELSE 0

B1 (+) B2 == [e \in (DOMAIN B1) \cup (DOMAIN B2) |-> CopiesIn(e, B1) + CopiesIn(e, B2)]

B1 (-) B2 ==
  LET left == {e \in DOMAIN B1 : B1[e] > CopiesIn(e, B2)}
  IN [e \in left |-> B1[e] - CopiesIn(e, B2)]

LOCAL Sum(f) ==
  LET sum[S \in SUBSET DOMAIN f] ==
        IF S = {} THEN 0
        ELSE LET e == CHOOSE x \in S : TRUE IN f[e] + sum[S \ {e}]
  IN sum[DOMAIN f]

(* The union of a set of bags. *)
BagUnion(S) ==
  [e \in UNION {BagToSet(B) : B \in S} |-> Sum([B \in S |-> CopiesIn(e, B)])]

B1 \sqsubseteq B2 ==
  /\ DOMAIN B1 \subseteq DOMAIN B2
  /\ \A e \in DOMAIN B1 : B1[e] \leq B2[e]

SubBag(B) ==
  UNION {{b \in [D -> 1..Sum(B)] : \A e \in D : b[e] \leq B[e]} : D \in SUBSET DOMAIN B}

BagOfAll(F(_), B) ==
  [e \in {F(d) : d \in BagToSet(B)} |->
     Sum([d \in {x \in BagToSet(B) : F(x) = e} |-> B[d]])]

BagCardinality(B) == Sum(B)
===============================================================================
