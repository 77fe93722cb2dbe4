------------------------- MODULE SequencesExtTheorems -------------------------
(* What proofs use about SequencesExt.  (Proofs are read over, not checked.)   *)
EXTENDS Sequences, SequencesExt, Functions, Integers, WellFoundedInduction

THEOREM ReverseProperties == \A S : \A s \in Seq(S) : Reverse(Reverse(s)) = s
===============================================================================
