---------------------------- MODULE FoldsTheorems -----------------------------
(* What proofs use about folds.  (Proofs are read over, not checked.)          *)
EXTENDS Folds, FiniteSets

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM MapThenFoldSetDef == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetEmpty == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetBijection == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetEqual == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetType == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetAC == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetACAddElement == ASSUME TRUE PROVE TRUE
THEOREM MapThenFoldSetDisjointUnion == ASSUME TRUE PROVE TRUE
===============================================================================
