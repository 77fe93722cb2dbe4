-------------------------------- MODULE Logic --------------------------------
(* Propositional logic: what is evaluated, and in which order.               *)
EXTENDS Integers

VARIABLES n, p
Init == n \in 0..3 /\ p \in BOOLEAN
Next == UNCHANGED <<n, p>>

\* The connectives.
Connectives == /\ ~~p <=> p
               /\ (p /\ TRUE) = p
               /\ (p \/ FALSE) = p
               /\ (p => FALSE) = ~p
               /\ (p \equiv TRUE) = p
               /\ (p # TRUE) = ~p

\* The other spellings.
Spellings == /\ (\lnot p) = (~p)
             /\ (\neg p) = (~p)
             /\ (p \land TRUE) = p
             /\ (p \lor FALSE) = p
             /\ (p <=> p) = (p \equiv p)

\* /\ stops at the first conjunct that is false.
ShortAnd == ~(n > 3 /\ 1 \div 0 = 1) /\ ~(n # n /\ "a" = 1)

\* \/ stops at the first disjunct that is true.
ShortOr == n >= 0 \/ 1 \div 0 = 1

\* => does not look at its right side if its left side is false.
ShortImplies == n > 3 => 1 \div 0 = 1

\* The state decides which operands are evaluated.
ShortByState == (n /= 0 /\ 6 \div n > 0) \/ n = 0

\* => binds weaker than \/ and /\, which bind weaker than ~.
Precedence == (FALSE /\ p => p) /\ (p => p \/ FALSE) /\ (~p \/ p)

\* Lists of conjuncts and disjuncts end where the indentation says.
Lists == /\ \/ n = 0
            \/ n > 0
         /\ \/ /\ p
               /\ TRUE
            \/ ~p

\* A list may begin in the middle of a line.
ListInLine == (n >= 0 => /\ n >= 0
                         /\ n < 4) /\ p = p

\* Booleans are values.
Values == TRUE \in BOOLEAN /\ {p, ~p} = BOOLEAN /\ [b \in BOOLEAN |-> ~b][p] = ~p

\* Operands are Booleans.
\* expect R0101
NumberAsTest == n \/ p

\* The left operand comes first, so its failure is met.
\* expect R0111
FirstFails == 1 \div (n - n) = 1 /\ FALSE

\* Both sides of <=> are evaluated.
\* expect R0111
BothSides == FALSE <=> 1 \div (n - n) = 1
=============================================================================
