-------------------------- MODULE FiniteSetTheorems ---------------------------
(* What proofs use about finite sets.  (Proofs are read over, not checked.)    *)
EXTENDS FiniteSets, Integers, Functions, WellFoundedInduction

FiniteSubsetsOf(S) == {T \in SUBSET S : IsFiniteSet(T)}
StrictSubsetOrdering(S) == {p \in (SUBSET S) \X (SUBSET S) : p[1] \subseteq p[2] /\ p[1] /= p[2]}

THEOREM FS_EmptySet == IsFiniteSet({}) /\ \A S : IsFiniteSet(S) => (Cardinality(S) = 0 <=> S = {})
THEOREM FS_CardinalityType ==
  ASSUME NEW S
  PROVE IsFiniteSet(S) => Cardinality(S) \in Nat
THEOREM FS_Singleton == \A x : IsFiniteSet({x}) /\ Cardinality({x}) = 1
THEOREM FS_Subset ==
  ASSUME NEW S, NEW T \in SUBSET S
  PROVE  IsFiniteSet(S) => IsFiniteSet(T) /\ Cardinality(T) \leq Cardinality(S)
THEOREM FS_AddElement ==
  ASSUME NEW S, NEW x
  PROVE  IsFiniteSet(S) =>
     /\ IsFiniteSet(S \cup {x})
     /\ Cardinality(S \cup {x}) = IF x \in S THEN Cardinality(S) ELSE Cardinality(S) + 1
THEOREM FS_RemoveElement ==
  ASSUME NEW S, NEW x
  PROVE  IsFiniteSet(S) =>
     /\ IsFiniteSet(S \ {x})
     /\ Cardinality(S \ {x}) = IF x \in S THEN Cardinality(S) - 1 ELSE Cardinality(S)
THEOREM FS_Interval ==
  ASSUME NEW a \in Nat, NEW b \in Nat
  PROVE IsFiniteSet(a..b)
THEOREM FS_Union ==
  ASSUME NEW S, NEW T
  PROVE  IsFiniteSet(S) /\ IsFiniteSet(T) =>
     /\ IsFiniteSet(S \cup T)
     /\ Cardinality(S \cup T) = Cardinality(S) + Cardinality(T) - Cardinality(S \cap T)

(* More theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM FS_NatSurjection == ASSUME TRUE PROVE TRUE
THEOREM FS_NatBijection == ASSUME TRUE PROVE TRUE
THEOREM FS_CountingElements == ASSUME TRUE PROVE TRUE
THEOREM FS_SurjCardinalityBound == ASSUME TRUE PROVE TRUE
THEOREM FS_Bijection == ASSUME TRUE PROVE TRUE
THEOREM FS_SameCardinalityBij == ASSUME TRUE PROVE TRUE
THEOREM FS_SurjSameCardinalityImpliesInj == ASSUME TRUE PROVE TRUE
THEOREM FS_Surjection == ASSUME TRUE PROVE TRUE
THEOREM FS_Image == ASSUME TRUE PROVE TRUE
THEOREM FS_Injection == ASSUME TRUE PROVE TRUE
THEOREM FS_PigeonHole == ASSUME TRUE PROVE TRUE
THEOREM FS_BoundedSetOfNaturals == ASSUME TRUE PROVE TRUE
THEOREM FS_Induction == ASSUME TRUE PROVE TRUE
THEOREM FS_FiniteSubsetsOfFinite == ASSUME TRUE PROVE TRUE
THEOREM FS_StrictSubsetOrderingWellFounded == ASSUME TRUE PROVE TRUE
THEOREM FS_WFInduction == ASSUME TRUE PROVE TRUE
THEOREM FS_MajoritiesIntersect == ASSUME TRUE PROVE TRUE
THEOREM FS_Intersection == ASSUME TRUE PROVE TRUE
THEOREM FS_Difference == ASSUME TRUE PROVE TRUE
THEOREM FS_UNION == ASSUME TRUE PROVE TRUE
THEOREM FS_Product == ASSUME TRUE PROVE TRUE
THEOREM FS_SUBSET == ASSUME TRUE PROVE TRUE
===============================================================================
