------------------------ MODULE WellFoundedInduction --------------------------
(* Well-founded relations, given as sets of pairs, and induction on them.      *)
EXTENDS Naturals

IsTransitivelyClosedOn(R, S) ==
  \A i, j, k \in S : <<i, j>> \in R /\ <<j, k>> \in R => <<i, k>> \in R

(* No infinite descending chain. *)
IsWellFoundedOn(R, S) == ~ \E f \in [Nat -> S] : \A n \in Nat : <<f[n + 1], f[n]>> \in R

SetLessThan(s, R, S) == {x \in S : <<x, s>> \in R}

OpDefinesFcn(f, S, Def(_, _)) == f = CHOOSE g : g = [x \in S |-> Def(g, x)]
WFInductiveDefines(f, S, Def(_, _)) == f = [x \in S |-> Def(f, x)]
WFInductiveUnique(S, Def(_, _)) ==
  \A g, h : WFInductiveDefines(g, S, Def) /\ WFInductiveDefines(h, S, Def) => g = h

OpToRel(LessThan(_, _), S) == {p \in S \X S : LessThan(p[1], p[2])}

THEOREM WFMin == \A R, S, T :
  IsWellFoundedOn(R, S) /\ T \subseteq S /\ T /= {} => \E x \in T : \A y \in T : <<y, x>> \notin R
===============================================================================
