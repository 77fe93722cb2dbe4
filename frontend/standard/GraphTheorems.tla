---------------------------- MODULE GraphTheorems -----------------------------
(* What proofs use about graphs.  (Proofs are read over, not checked.)         *)
EXTENDS Graphs, Sequences
===============================================================================
