--------------------------- MODULE FunctionTheorems ---------------------------
(* What proofs use about functions.  (Proofs are read over, not checked.)      *)
EXTENDS Functions, Integers, FiniteSets, WellFoundedInduction

THEOREM Fun_RangeProperties == \A S, T : \A f \in [S -> T] : Range(f) \subseteq T
===============================================================================
