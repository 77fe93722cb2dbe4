-------------------------- MODULE FiniteSetTheorems ---------------------------
(* What proofs use about finite sets.  (Proofs are read over, not checked.)    *)
EXTENDS FiniteSets, Sequences, Naturals, Functions, WellFoundedInduction

THEOREM FS_EmptySet == IsFiniteSet({}) /\ \A S : IsFiniteSet(S) => (Cardinality(S) = 0 <=> S = {})
THEOREM FS_CardinalityType == \A S : IsFiniteSet(S) => Cardinality(S) \in Nat
THEOREM FS_Singleton == \A x : IsFiniteSet({x}) /\ Cardinality({x}) = 1
THEOREM FS_Subset == \A S : \A T \in SUBSET S :
  IsFiniteSet(S) => IsFiniteSet(T) /\ Cardinality(T) \leq Cardinality(S)
THEOREM FS_AddElement == \A S, x :
  IsFiniteSet(S) =>
    /\ IsFiniteSet(S \cup {x})
    /\ Cardinality(S \cup {x}) = IF x \in S THEN Cardinality(S) ELSE Cardinality(S) + 1
THEOREM FS_RemoveElement == \A S, x :
  IsFiniteSet(S) =>
    /\ IsFiniteSet(S \ {x})
    /\ Cardinality(S \ {x}) = IF x \in S THEN Cardinality(S) - 1 ELSE Cardinality(S)
THEOREM FS_Interval == \A a, b \in Nat : IsFiniteSet(a..b)
THEOREM FS_Union == \A S, T :
  IsFiniteSet(S) /\ IsFiniteSet(T) =>
    /\ IsFiniteSet(S \cup T)
    /\ Cardinality(S \cup T) = Cardinality(S) + Cardinality(T) - Cardinality(S \cap T)
===============================================================================
