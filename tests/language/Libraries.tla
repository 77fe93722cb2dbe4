------------------------------- MODULE Libraries -----------------------------
(* Library modules bring in their own operators and no other names, so a      *)
(* specification can use these for itself.                                    *)
EXTENDS Integers, FiniteSetsExt, SequencesExt, Bags, DyadicRationals

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

Sum(x, y) == x + y
Product(x, y) == x * y
Indexed == 5
Reduce(x) == x - 1

\* Names that the libraries do not have.
OwnNames == /\ Sum(n, 1) = n + 1 /\ Product(n, 2) = 2 * n
            /\ Indexed = 5 /\ Reduce(n) = n - 1

\* Bags brings in the operators of TLC.
BagsExtendsTLC == (n :> 1 @@ 9 :> 2)[9] = 2

\* FiniteSetsExt brings in those of Functions and of Folds.
FiniteSetsExtExtendsFunctions == Range(n :> 7) = {7} /\ IsInjective(n :> 7)
=============================================================================
