-------------------------- MODULE NaturalsInduction ---------------------------
(* Definitions by induction on the natural numbers.                            *)
EXTENDS Integers

NatInductiveDefHypothesis(f, f0, Def(_, _)) ==
  f = CHOOSE g : g = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(g[i - 1], i)]

NatInductiveDefConclusion(f, f0, Def(_, _)) ==
  f = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(f[i - 1], i)]

FiniteNatInductiveDefHypothesis(f, c, Def(_, _), m, n) ==
  f = CHOOSE g : g = [i \in m..n |-> IF i = m THEN c ELSE Def(g[i - 1], i)]

FiniteNatInductiveDefConclusion(f, c, Def(_, _), m, n) ==
  f = [i \in m..n |-> IF i = m THEN c ELSE Def(f[i - 1], i)]

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM NatInduction == ASSUME TRUE PROVE TRUE
THEOREM DownwardNatInduction == ASSUME TRUE PROVE TRUE
THEOREM GeneralNatInduction == ASSUME TRUE PROVE TRUE
THEOREM SmallestNatural == ASSUME TRUE PROVE TRUE
THEOREM RecursiveFcnOfNat == ASSUME TRUE PROVE TRUE
THEOREM NatInductiveDef == ASSUME TRUE PROVE TRUE
THEOREM RecursiveFcnOfNatType == ASSUME TRUE PROVE TRUE
THEOREM NatInductiveDefType == ASSUME TRUE PROVE TRUE
THEOREM RecursiveFcnOfNatUnique == ASSUME TRUE PROVE TRUE
THEOREM NatInductiveUnique == ASSUME TRUE PROVE TRUE
THEOREM FiniteNatInductiveDef == ASSUME TRUE PROVE TRUE
THEOREM FiniteNatInductiveDefType == ASSUME TRUE PROVE TRUE
THEOREM FiniteNatInductiveUnique == ASSUME TRUE PROVE TRUE
===============================================================================
