----------------------------- MODULE Randomization ----------------------------
(* Random subsets.  Which ones is left open, so a checker may take any.        *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets

(* A subset with k elements. *)
RandomSubset(k, S) == CHOOSE T \in SUBSET S : Cardinality(T) = k

(* A set of k subsets, of n elements on average. *)
RandomSetOfSubsets(k, n, S) == CHOOSE T \in SUBSET SUBSET S : Cardinality(T) \leq k

TestRandomSetOfSubsets(k, n, S) == [i \in 1..5 |-> Cardinality(RandomSetOfSubsets(k, n, S))]
===============================================================================
