------------------------- MODULE SequencesExtTheorems -------------------------
(* What proofs use about SequencesExt.  (Proofs are read over, not checked.)   *)
EXTENDS Sequences, SequencesExt, Functions, Integers, WellFoundedInduction

(* Functions of sequences, defined by what they make of shorter ones: those in front, and *)
StrictPrefixesDetermineDef(S, Def(_, _)) ==
  \A s \in Seq(S) : \A g, h :
    (\A t \in Seq(S) : IsStrictPrefix(t, s) => g[t] = h[t]) => Def(g, s) = Def(h, s)

FrontInductiveDefHypothesis(f, S, f0, Def(_, _)) ==
  f = CHOOSE g : g = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(g[Front(s)], s)]

FrontInductiveDefConclusion(f, S, f0, Def(_, _)) ==
  f = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(f[Front(s)], s)]

(* those at the end. *)
StrictSuffixesDetermineDef(S, Def(_, _)) ==
  \A s \in Seq(S) : \A g, h :
    (\A t \in Seq(S) : IsStrictSuffix(t, s) => g[t] = h[t]) => Def(g, s) = Def(h, s)

TailInductiveDefHypothesis(f, S, f0, Def(_, _)) ==
  f = CHOOSE g : g = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(g[Tail(s)], s)]

TailInductiveDefConclusion(f, S, f0, Def(_, _)) ==
  f = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(f[Tail(s)], s)]

THEOREM ReverseProperties ==
  ASSUME NEW S, NEW s \in Seq(S)
  PROVE Reverse(Reverse(s)) = s

(* More theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM SeqOfSeq == ASSUME TRUE PROVE TRUE
THEOREM ConsProperties == ASSUME TRUE PROVE TRUE
THEOREM ConsEmpty == TRUE
THEOREM ConsHeadTail == ASSUME TRUE PROVE TRUE
THEOREM ConsAppend == ASSUME TRUE PROVE TRUE
THEOREM ConsConcat == ASSUME TRUE PROVE TRUE
THEOREM ConsInjective == ASSUME TRUE PROVE TRUE
THEOREM SequencesInductionCons == ASSUME TRUE PROVE TRUE
THEOREM ContainsRange == ASSUME TRUE PROVE TRUE
THEOREM ContainsEmpty == ASSUME TRUE PROVE TRUE
THEOREM ContainsAppend == ASSUME TRUE PROVE TRUE
THEOREM ContainsSingleton == ASSUME TRUE PROVE TRUE
THEOREM ContainsConcat == ASSUME TRUE PROVE TRUE
THEOREM ContainsCons == ASSUME TRUE PROVE TRUE
THEOREM ContainsTail == ASSUME TRUE PROVE TRUE
THEOREM ContainsTailExceptHead == ASSUME TRUE PROVE TRUE
THEOREM SortedEmpty == ASSUME TRUE PROVE TRUE
THEOREM SortedSingleton == ASSUME TRUE PROVE TRUE
THEOREM SortedAppend == ASSUME TRUE PROVE TRUE
THEOREM SortedConcat == ASSUME TRUE PROVE TRUE
THEOREM SortedInjective == ASSUME TRUE PROVE TRUE
THEOREM SortedSubSeq == ASSUME TRUE PROVE TRUE
THEOREM InsertAtProperties == ASSUME TRUE PROVE TRUE
THEOREM RemoveAtProperties == ASSUME TRUE PROVE TRUE
THEOREM FrontProperties == ASSUME TRUE PROVE TRUE
THEOREM FrontOfEmpty == TRUE
THEOREM LastProperties == ASSUME TRUE PROVE TRUE
THEOREM FrontLastOfSubSeq == ASSUME TRUE PROVE TRUE
THEOREM FrontLastAppend == ASSUME TRUE PROVE TRUE
THEOREM FrontInjectiveSeq == ASSUME TRUE PROVE TRUE
THEOREM SequencesInductionFront == ASSUME TRUE PROVE TRUE
THEOREM ReverseEmpty == TRUE
THEOREM ReverseEqual == ASSUME TRUE PROVE TRUE
THEOREM ReverseEmptyIffEmpty == ASSUME TRUE PROVE TRUE
THEOREM ReverseConcat == ASSUME TRUE PROVE TRUE
THEOREM ReverseAppend == ASSUME TRUE PROVE TRUE
THEOREM ReverseCons == ASSUME TRUE PROVE TRUE
THEOREM ReverseSingleton == TRUE
THEOREM ReverseSubSeq == ASSUME TRUE PROVE TRUE
THEOREM ReversePalindrome == ASSUME TRUE PROVE TRUE
THEOREM LastEqualsHeadReverse == ASSUME TRUE PROVE TRUE
THEOREM ReverseFrontEqualsTailReverse == ASSUME TRUE PROVE TRUE
THEOREM RangeReverse == ASSUME TRUE PROVE TRUE
THEOREM IsPrefixProperties == ASSUME TRUE PROVE TRUE
THEOREM IsStrictPrefixProperties == ASSUME TRUE PROVE TRUE
THEOREM IsPrefixElts == ASSUME TRUE PROVE TRUE
THEOREM EmptyIsPrefix == ASSUME TRUE PROVE TRUE
THEOREM IsPrefixConcat == ASSUME TRUE PROVE TRUE
THEOREM IsStrictPrefixAppend == ASSUME TRUE PROVE TRUE
THEOREM FrontIsPrefix == ASSUME TRUE PROVE TRUE
THEOREM IsPrefixPartialOrder == ASSUME TRUE PROVE TRUE
THEOREM ConcatIsPrefix == ASSUME TRUE PROVE TRUE
THEOREM ConcatIsPrefixCancel == ASSUME TRUE PROVE TRUE
THEOREM ConsIsPrefixCancel == ASSUME TRUE PROVE TRUE
THEOREM ConsIsPrefix == ASSUME TRUE PROVE TRUE
THEOREM IsStrictPrefixStrictPartialOrder == ASSUME TRUE PROVE TRUE
THEOREM IsStrictPrefixWellFounded == ASSUME TRUE PROVE TRUE
THEOREM SeqStrictPrefixInduction == ASSUME TRUE PROVE TRUE
THEOREM IsSuffixProperties == ASSUME TRUE PROVE TRUE
THEOREM IsStrictSuffixProperties == ASSUME TRUE PROVE TRUE
THEOREM IsSuffixElts == ASSUME TRUE PROVE TRUE
THEOREM EmptyIsSuffix == ASSUME TRUE PROVE TRUE
THEOREM IsSuffixConcat == ASSUME TRUE PROVE TRUE
THEOREM IsStrictSuffixCons == ASSUME TRUE PROVE TRUE
THEOREM TailIsSuffix == ASSUME TRUE PROVE TRUE
THEOREM IsSuffixPartialOrder == ASSUME TRUE PROVE TRUE
THEOREM ConcatIsSuffix == ASSUME TRUE PROVE TRUE
THEOREM ConcatIsSuffixCancel == ASSUME TRUE PROVE TRUE
THEOREM AppendIsSuffixCancel == ASSUME TRUE PROVE TRUE
THEOREM AppendIsSuffix == ASSUME TRUE PROVE TRUE
THEOREM IsStrictSuffixStrictPartialOrder == ASSUME TRUE PROVE TRUE
THEOREM IsStrictSuffixWellFounded == ASSUME TRUE PROVE TRUE
THEOREM SeqStrictSuffixInduction == ASSUME TRUE PROVE TRUE
THEOREM StrictPrefixesDetermineDef_WFDefOn == ASSUME TRUE PROVE TRUE
THEOREM PrefixRecursiveSequenceFunctionUnique == ASSUME TRUE PROVE TRUE
THEOREM PrefixRecursiveSequenceFunctionDef == ASSUME TRUE PROVE TRUE
THEOREM PrefixRecursiveSequenceFunctionType == ASSUME TRUE PROVE TRUE
THEOREM StrictSuffixesDetermineDef_WFDefOn == ASSUME TRUE PROVE TRUE
THEOREM SuffixRecursiveSequenceFunctionUnique == ASSUME TRUE PROVE TRUE
THEOREM SuffixRecursiveSequenceFunctionDef == ASSUME TRUE PROVE TRUE
THEOREM SuffixRecursiveSequenceFunctionType == ASSUME TRUE PROVE TRUE
THEOREM TailInductiveDef == ASSUME TRUE PROVE TRUE
THEOREM TailInductiveDefType == ASSUME TRUE PROVE TRUE
THEOREM FrontInductiveDef == ASSUME TRUE PROVE TRUE
THEOREM FrontInductiveDefType == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftRecursion == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftEmpty == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftNonempty == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftAppend == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftType == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftConcat == ASSUME TRUE PROVE TRUE
THEOREM FoldRightRecursion == ASSUME TRUE PROVE TRUE
THEOREM FoldRightEmpty == ASSUME TRUE PROVE TRUE
THEOREM FoldRightNonempty == ASSUME TRUE PROVE TRUE
THEOREM FoldRightCons == ASSUME TRUE PROVE TRUE
THEOREM FoldRightType == ASSUME TRUE PROVE TRUE
THEOREM FoldRightConcat == ASSUME TRUE PROVE TRUE
THEOREM FoldLeftDomainIsMFS == ASSUME TRUE PROVE TRUE
THEOREM FoldRightDomainIsMFS == ASSUME TRUE PROVE TRUE
===============================================================================
