------------------------ MODULE FiniteSetsExtTheorems -------------------------
(* What proofs use about FiniteSetsExt.  (Proofs are read over, not checked.)  *)
EXTENDS FiniteSetsExt, FiniteSets, Integers
===============================================================================
