--------------------------- MODULE FunctionTheorems ---------------------------
(* What proofs use about functions.  (Proofs are read over, not checked.)      *)
EXTENDS Functions, Integers, FiniteSets

THEOREM Fun_RangeProperties ==
  ASSUME NEW S, NEW T, NEW f \in [S -> T]
  PROVE Range(f) \subseteq T

(* More theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM Fun_RestrictProperties == ASSUME TRUE PROVE TRUE
THEOREM Fun_InverseProperties == ASSUME TRUE PROVE TRUE
THEOREM Fun_IsInj == ASSUME TRUE PROVE TRUE
THEOREM Fun_IsSurj == ASSUME TRUE PROVE TRUE
THEOREM Fun_IsBij == ASSUME TRUE PROVE TRUE
THEOREM Fun_InjectionProperties == ASSUME TRUE PROVE TRUE
THEOREM Fun_SurjectionProperties == ASSUME TRUE PROVE TRUE
THEOREM Fun_BijectionProperties == ASSUME TRUE PROVE TRUE
THEOREM Fun_SmallestSurjectionIsBijection == ASSUME TRUE PROVE TRUE
THEOREM Fun_InjTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_SurjTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_BijTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_SurjInverse == ASSUME TRUE PROVE TRUE
THEOREM Fun_InjInverse == ASSUME TRUE PROVE TRUE
THEOREM Fun_BijInverse == ASSUME TRUE PROVE TRUE
THEOREM Fun_BijRestrict == ASSUME TRUE PROVE TRUE
THEOREM Fun_InjMeansBijImage == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsInj == TRUE
THEOREM Fun_ExistsSurj == TRUE
THEOREM Fun_ExistsBij == TRUE
THEOREM Fun_ExistsSurjSubset == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsSurjMeansExistsRevInj == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsBijReflexive == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsBijSymmetric == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsBijTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsInjReflexive == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsSurjReflexive == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsInjTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsSurjTransitive == ASSUME TRUE PROVE TRUE
THEOREM Fun_CantorBernsteinSchroeder_Lemma == ASSUME TRUE PROVE TRUE
THEOREM Fun_CantorBernsteinSchroeder == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistInjAndSurjThenBij == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistSurjAndSurjThenBij == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsBijEquiv == ASSUME TRUE PROVE TRUE
THEOREM Fun_ExistsBijInterval == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatInjLeq == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatSurjImpliesNatBij == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatSurjEquivNatBij == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijSame == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijEmpty == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijSingleton == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijSubset == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijAddElem == ASSUME TRUE PROVE TRUE
THEOREM Fun_NatBijSubElem == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetEmpty == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetType == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetEqual == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetAC == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetACAddIndex == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetACExcept == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionOnSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionEmpty == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionNonempty == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionType == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionAC == ASSUME TRUE PROVE TRUE
THEOREM FoldFunctionACExcept == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetNat == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetInt == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetEqual == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetEmpty == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetAddIndex == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetRemoveIndex == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetExcept == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionNatOnSubset == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetZero == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetConst == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetMonotonic == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionOnSetStrictlyMonotonic == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionNat == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionInt == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionEmpty == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionNonempty == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionExcept == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionZero == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionConst == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionMonotonic == ASSUME TRUE PROVE TRUE
THEOREM SumFunctionStrictlyMonotonic == ASSUME TRUE PROVE TRUE
===============================================================================
