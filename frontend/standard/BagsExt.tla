-------------------------------- MODULE BagsExt -------------------------------
(* More operators on bags.                                                     *)
LOCAL INSTANCE Bags
LOCAL INSTANCE Naturals
LOCAL INSTANCE Functions
LOCAL INSTANCE Folds
LOCAL INSTANCE FoldsInOrder

BagAdd(B, x) == IF x \in DOMAIN B THEN [B EXCEPT ![x] = @ + 1]
                ELSE [y \in DOMAIN B \cup {x} |-> IF y = x THEN 1 ELSE B[y]]

BagRemove(B, x) == B (-) SetToBag({x})
BagRemoveAll(B, x) == [y \in DOMAIN B \ {x} |-> B[y]]

(* op(... op(base, x) ..., x), count times. *)
LOCAL Iterate(op(_, _), base, x, count) ==
  LET step[i \in 0..count] == IF i = 0 THEN base ELSE op(step[i - 1], x)
  IN step[count]

(* The elements, each as often as it is in the bag, are made one by op, and those then as
   by MapThenFoldSet.  Base should be neutral, and op independent of the order. *)
MapThenFoldBag(op(_, _), base, f(_), Choose(_), B) ==
  MapThenFoldSet(op, base, LAMBDA x : Iterate(op, base, f(x), B[x]),
                 LAMBDA S : CHOOSE x \in S : TRUE, DOMAIN B)

(* op(... op(op(base, x1), x1) ..., xn), each as often as it is in the bag. *)
FoldBag(op(_, _), base, B) ==
  FoldInOrder(LAMBDA x, result : Iterate(op, result, x, B[x]), base, DOMAIN B)

SumBag(B) == FoldBag(LAMBDA sum, x : x + sum, 0, B)
ProductBag(B) == FoldBag(LAMBDA product, x : x * product, 1, B)
===============================================================================
