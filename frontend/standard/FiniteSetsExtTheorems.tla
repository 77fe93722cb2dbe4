------------------------ MODULE FiniteSetsExtTheorems -------------------------
(* What proofs use about FiniteSetsExt.  (Proofs are read over, not checked.)  *)
EXTENDS FiniteSetsExt, FiniteSets, Integers

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM FoldSetEmpty == ASSUME TRUE PROVE TRUE
THEOREM FoldSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM FoldSetType == ASSUME TRUE PROVE TRUE
THEOREM FoldSetAC == ASSUME TRUE PROVE TRUE
THEOREM FoldSetACAddElement == ASSUME TRUE PROVE TRUE
THEOREM FoldSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM SumSetNat == ASSUME TRUE PROVE TRUE
THEOREM SumSetInt == ASSUME TRUE PROVE TRUE
THEOREM SumSetEmpty == TRUE
THEOREM SumSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM SumSetAddElement == ASSUME TRUE PROVE TRUE
THEOREM SumSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM SumSetNatSubset == ASSUME TRUE PROVE TRUE
THEOREM SumSetNatZero == ASSUME TRUE PROVE TRUE
THEOREM ProductSetNat == ASSUME TRUE PROVE TRUE
THEOREM ProductSetInt == ASSUME TRUE PROVE TRUE
THEOREM ProductSetEmpty == TRUE
THEOREM ProductSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM ProductSetAddElement == ASSUME TRUE PROVE TRUE
THEOREM ProductSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM ProductSetNatOne == ASSUME TRUE PROVE TRUE
THEOREM ProductSetZero == ASSUME TRUE PROVE TRUE
THEOREM ProductSetNatSubset == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetNat == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetInt == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetEmpty == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetNonempty == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetAddElement == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetDisjointUnion == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetNatSubset == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetZero == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetMonotonic == ASSUME TRUE PROVE TRUE
THEOREM MapThenSumSetStrictlyMonotonic == ASSUME TRUE PROVE TRUE
THEOREM MaxInt == ASSUME TRUE PROVE TRUE
THEOREM MaxIntFinite == ASSUME TRUE PROVE TRUE
THEOREM MaxIntBounded == ASSUME TRUE PROVE TRUE
THEOREM MaxInterval == ASSUME TRUE PROVE TRUE
THEOREM MinInt == ASSUME TRUE PROVE TRUE
THEOREM MinIntFinite == ASSUME TRUE PROVE TRUE
THEOREM MinIntBounded == ASSUME TRUE PROVE TRUE
THEOREM MinInterval == ASSUME TRUE PROVE TRUE
THEOREM MinNat == ASSUME TRUE PROVE TRUE
THEOREM SupersetOfMajorityIsMajority == ASSUME TRUE PROVE TRUE
===============================================================================
