------------------------ MODULE WellFoundedInduction --------------------------
(* Well-founded relations, given as sets of pairs, and induction on them.      *)
EXTENDS NaturalsInduction

IsTransitivelyClosedOn(R, S) ==
  \A i, j, k \in S : <<i, j>> \in R /\ <<j, k>> \in R => <<i, k>> \in R

(* No infinite descending chain. *)
IsWellFoundedOn(R, S) == ~ \E f \in [Nat -> S] : \A n \in Nat : <<f[n + 1], f[n]>> \in R

SetLessThan(s, R, S) == {x \in S : <<x, s>> \in R}

(* Def(g, x) looks at g below x only. *)
WFDefOn(R, S, Def(_, _)) ==
  \A x \in S : \A g, h :
    (\A y \in SetLessThan(x, R, S) : h[y] = g[y]) => Def(h, x) = Def(g, x)

OpDefinesFcn(f, S, Def(_, _)) == f = CHOOSE g : g = [x \in S |-> Def(g, x)]
WFInductiveDefines(f, S, Def(_, _)) == f = [x \in S |-> Def(f, x)]
WFInductiveUnique(S, Def(_, _)) ==
  \A g, h : WFInductiveDefines(g, S, Def) /\ WFInductiveDefines(h, S, Def) => g = h

(* The least transitive relation on S that has what R says of S. *)
TransitiveClosureOn(R, S) ==
  LET about == R \cap (S \X S)
      closed == {Q \in SUBSET (S \X S) : about \subseteq Q /\ IsTransitivelyClosedOn(Q, S)}
  IN {p \in S \X S : \A Q \in closed : p \in Q}

OpToRel(LessThan(_, _), S) == {p \in S \X S : LessThan(p[1], p[2])}

(* The elements of S in the order of what f makes of them; pairs in the order of their *)
(* first, then of their second parts; sequences of n elements from the left.          *)
PreImage(f(_), S, R) == {p \in S \X S : <<f(p[1]), f(p[2])>> \in R}

LexPairOrdering(R1, R2, S1, S2) ==
  {p \in (S1 \X S2) \X (S1 \X S2) :
     LET a == p[1]
         b == p[2]
     IN <<a[1], b[1]>> \in R1 \/ (a[1] = b[1] /\ <<a[2], b[2]>> \in R2)}

LexProductOrdering(R, S, n) ==
  {p \in [1..n -> S] \X [1..n -> S] :
     \E i \in 1..n : <<p[1][i], p[2][i]>> \in R /\ \A j \in 1..n : j < i => p[1][j] = p[2][j]}

THEOREM WFMin ==
  ASSUME NEW R, NEW S, NEW T
  PROVE  IsWellFoundedOn(R, S) /\ T \subseteq S /\ T /= {} => \E x \in T : \A y \in T : <<y, x>> \notin R

(* More theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM EmptyIsWellFounded == TRUE
THEOREM IsWellFoundedOnSubset == ASSUME TRUE PROVE TRUE
THEOREM IsWellFoundedOnSubrelation == ASSUME TRUE PROVE TRUE
THEOREM MinWF == ASSUME TRUE PROVE TRUE
THEOREM WellFoundedIsIrreflexive == ASSUME TRUE PROVE TRUE
THEOREM WellFoundedIsAsymmetric == ASSUME TRUE PROVE TRUE
THEOREM WFSetLessThanIrreflexive == ASSUME TRUE PROVE TRUE
THEOREM SetLessTransitive == ASSUME TRUE PROVE TRUE
THEOREM WFInduction == ASSUME TRUE PROVE TRUE
THEOREM WFDefOnUnique == ASSUME TRUE PROVE TRUE
THEOREM WFInductiveDefLemma == ASSUME TRUE PROVE TRUE
THEOREM TransitiveClosureThm == TRUE
THEOREM TransitiveClosureMinimal == ASSUME TRUE PROVE TRUE
THEOREM TCTCTC == ASSUME TRUE PROVE TRUE
THEOREM TCRTC == ASSUME TRUE PROVE TRUE
THEOREM RTCTC == ASSUME TRUE PROVE TRUE
THEOREM TransitiveClosureChopLast == ASSUME TRUE PROVE TRUE
THEOREM TransitiveClosureWF == ASSUME TRUE PROVE TRUE
THEOREM WFInductiveDef == ASSUME TRUE PROVE TRUE
THEOREM WFInductiveDefType == ASSUME TRUE PROVE TRUE
THEOREM NatLessThanWellFounded == TRUE
THEOREM PreImageWellFounded == ASSUME TRUE PROVE TRUE
THEOREM WFLexPairOrdering == ASSUME TRUE PROVE TRUE
THEOREM WFLexProductOrdering == ASSUME TRUE PROVE TRUE
===============================================================================
