------------------------------- MODULE Integers -------------------------------
(* The integers.  The operators of Naturals mean the same for negative numbers *)
(* too; division rounds towards minus infinity.                                *)
EXTENDS Naturals

-. a == CHOOSE n : a + n = a - a

Int == Nat \cup {-n : n \in Nat}
===============================================================================
