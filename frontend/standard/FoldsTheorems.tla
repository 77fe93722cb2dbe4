---------------------------- MODULE FoldsTheorems -----------------------------
(* What proofs use about folds.  (Proofs are read over, not checked.)          *)
EXTENDS Folds, FiniteSets
===============================================================================
