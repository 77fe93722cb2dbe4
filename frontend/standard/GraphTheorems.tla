---------------------------- MODULE GraphTheorems -----------------------------
(* What proofs use about graphs.  (Proofs are read over, not checked.)         *)
EXTENDS Graphs, Sequences

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM TransposeIsDirectedGraph == ASSUME TRUE PROVE TRUE
THEOREM TransposeTranspose == ASSUME TRUE PROVE TRUE
THEOREM PathTranspose == ASSUME TRUE PROVE TRUE
THEOREM TransposePath == ASSUME TRUE PROVE TRUE
THEOREM SimplePathTranspose == ASSUME TRUE PROVE TRUE
THEOREM TransposeSimplePath == ASSUME TRUE PROVE TRUE
THEOREM AreConnectedInTranspose == ASSUME TRUE PROVE TRUE
THEOREM TransposeAreConnectedIn == ASSUME TRUE PROVE TRUE
THEOREM IsStronglyConnectedTranspose == ASSUME TRUE PROVE TRUE
THEOREM TransposeIsStronglyConnected == ASSUME TRUE PROVE TRUE
THEOREM PathConcatenation == ASSUME TRUE PROVE TRUE
THEOREM SubPath == ASSUME TRUE PROVE TRUE
THEOREM ExistsPathIffExistsSimplePath == ASSUME TRUE PROVE TRUE
THEOREM ConnectedReflexive == ASSUME TRUE PROVE TRUE
THEOREM ConnectedTransitive == ASSUME TRUE PROVE TRUE
THEOREM TreeAcyclic == ASSUME TRUE PROVE TRUE
THEOREM TreeIrreflexive == ASSUME TRUE PROVE TRUE
THEOREM TreeSimplePath == ASSUME TRUE PROVE TRUE
THEOREM TreeConnectedAntisymmetric == ASSUME TRUE PROVE TRUE
THEOREM SingletonIsTreeWithRoot == ASSUME TRUE PROVE TRUE
THEOREM AttachTree == ASSUME TRUE PROVE TRUE
THEOREM AddLeafToTree == ASSUME TRUE PROVE TRUE
THEOREM RemoveSubtree == ASSUME TRUE PROVE TRUE
THEOREM RemoveLeafFromTree == ASSUME TRUE PROVE TRUE
THEOREM SingletonIsTransposedTreeWithRoot == ASSUME TRUE PROVE TRUE
THEOREM AttachTransposedTree == ASSUME TRUE PROVE TRUE
THEOREM AddLeafToTransposedTree == ASSUME TRUE PROVE TRUE
THEOREM RemoveTransposedSubtree == ASSUME TRUE PROVE TRUE
THEOREM RemoveLeafFromTransposedTree == ASSUME TRUE PROVE TRUE
===============================================================================
