-------------------------------- MODULE BagsExt -------------------------------
(* More operators on bags.                                                     *)
LOCAL INSTANCE Bags
LOCAL INSTANCE Naturals
LOCAL INSTANCE Functions

BagAdd(B, x) == IF x \in DOMAIN B THEN [B EXCEPT ![x] = @ + 1]
                ELSE [y \in DOMAIN B \cup {x} |-> IF y = x THEN 1 ELSE B[y]]

BagRemove(B, x) == B (-) SetToBag({x})
BagRemoveAll(B, x) == [y \in DOMAIN B \ {x} |-> B[y]]

LOCAL Iterate(op(_, _), x, count, base) ==
  LET step[i \in 0..count] == IF i = 0 THEN base ELSE op(x, step[i - 1])
  IN step[count]

(* op over the images of all elements, each as often as it is in the bag. *)
MapThenFoldBag(op(_, _), base, f(_), Choose(_), B) ==
  LET fold[S \in SUBSET DOMAIN B] ==
        IF S = {} THEN base
        ELSE LET x == Choose(S) IN Iterate(op, f(x), B[x], fold[S \ {x}])
  IN fold[DOMAIN B]

FoldBag(op(_, _), base, B) ==
  MapThenFoldBag(op, base, LAMBDA x : x, LAMBDA S : CHOOSE x \in S : TRUE, B)

SumBag(B) == FoldBag(LAMBDA x, sum : x + sum, 0, B)
ProductBag(B) == FoldBag(LAMBDA x, product : x * product, 1, B)
===============================================================================
