----------------------------- MODULE BagsTheorems -----------------------------
(* What proofs use about bags.  (Proofs are read over, not checked.)           *)
EXTENDS Bags
LOCAL INSTANCE Naturals

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM Bags_SqsubsetPO_Reflexivity == ASSUME TRUE PROVE TRUE
THEOREM Bags_SqsubseteqPO_AntiSymmetry == ASSUME TRUE PROVE TRUE
THEOREM Bags_SqsubseteqPO_Transitivity == ASSUME TRUE PROVE TRUE
THEOREM Bags_EmptyBag == ASSUME TRUE PROVE TRUE
THEOREM Bags_Scaling == ASSUME TRUE PROVE TRUE
THEOREM Bags_Inverse == ASSUME TRUE PROVE TRUE
THEOREM Bags_Inverse1 == ASSUME TRUE PROVE TRUE
THEOREM Bags_SetToBagEquality == ASSUME TRUE PROVE TRUE
THEOREM Bags_Union == ASSUME TRUE PROVE TRUE
THEOREM Bags_Difference == ASSUME TRUE PROVE TRUE
THEOREM Bags_UnionCommutative == ASSUME TRUE PROVE TRUE
THEOREM Bags_UnionAssociative == ASSUME TRUE PROVE TRUE
THEOREM Bags_UnionSqSubset == ASSUME TRUE PROVE TRUE
THEOREM Bags_ScalingMonotonic == ASSUME TRUE PROVE TRUE
THEOREM Bags_DifferenceSqsubset == ASSUME TRUE PROVE TRUE
THEOREM Bags_EmptyBagOperations == ASSUME TRUE PROVE TRUE
THEOREM Bags_SetToBagIsABag == ASSUME TRUE PROVE TRUE
THEOREM Bags_CopiesInBagsInMonotone == ASSUME TRUE PROVE TRUE
THEOREM Bags_CopiesInScaling == ASSUME TRUE PROVE TRUE
THEOREM Bags_CopiesInSetToBag == ASSUME TRUE PROVE TRUE
THEOREM Bags_IsABagSeqToBag == ASSUME TRUE PROVE TRUE
===============================================================================
