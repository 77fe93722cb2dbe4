--------------------------- MODULE SequenceTheorems ---------------------------
(* What proofs use about sequences.  (Proofs are read over, not checked.)      *)
EXTENDS Sequences, Functions
LOCAL INSTANCE Integers

THEOREM EmptySeq ==
  ASSUME NEW S
  PROVE <<>> \in Seq(S) /\ \A s \in Seq(S) : s = <<>> <=> Len(s) = 0
THEOREM AppendProperties ==
  ASSUME NEW S, NEW s \in Seq(S), NEW e \in S
  PROVE  Append(s, e) \in Seq(S) /\ Len(Append(s, e)) = Len(s) + 1 /\ Append(s, e)[Len(s) + 1] = e
THEOREM ConcatProperties ==
  ASSUME NEW S, NEW s \in Seq(S), NEW t \in Seq(S)
  PROVE  s \o t \in Seq(S) /\ Len(s \o t) = Len(s) + Len(t)

(* More theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM SeqDef == TRUE
THEOREM SeqMonotonic == ASSUME TRUE PROVE TRUE
THEOREM ElementOfSeq == ASSUME TRUE PROVE TRUE
THEOREM LenProperties == ASSUME TRUE PROVE TRUE
THEOREM IsASeq == ASSUME TRUE PROVE TRUE
THEOREM ExceptSeq == ASSUME TRUE PROVE TRUE
THEOREM SeqEqual == ASSUME TRUE PROVE TRUE
THEOREM ConcatEmptySeq == ASSUME TRUE PROVE TRUE
THEOREM ConcatEqualIffEmpty == ASSUME TRUE PROVE TRUE
THEOREM ConcatAssociative == ASSUME TRUE PROVE TRUE
THEOREM ConcatSimplifications == TRUE
THEOREM SubSeqProperties == ASSUME TRUE PROVE TRUE
THEOREM SubSeqEmpty == ASSUME TRUE PROVE TRUE
THEOREM SubSeqRange == ASSUME TRUE PROVE TRUE
THEOREM HeadTailProperties == ASSUME TRUE PROVE TRUE
THEOREM TailIsSubSeq == ASSUME TRUE PROVE TRUE
THEOREM SubSeqRestrict == ASSUME TRUE PROVE TRUE
THEOREM HeadTailOfSubSeq == ASSUME TRUE PROVE TRUE
THEOREM SubSeqRecursive == ASSUME TRUE PROVE TRUE
THEOREM SubSeqOfSubSeq == ASSUME TRUE PROVE TRUE
THEOREM ConcatAdjacentSubSeq == ASSUME TRUE PROVE TRUE
THEOREM SubSeqOfConcat1 == ASSUME TRUE PROVE TRUE
THEOREM SubSeqOfConcat2 == ASSUME TRUE PROVE TRUE
THEOREM AppendIsConcat == ASSUME TRUE PROVE TRUE
THEOREM HeadTailAppend == ASSUME TRUE PROVE TRUE
THEOREM AppendInjective == ASSUME TRUE PROVE TRUE
THEOREM SequenceEmptyOrAppend == ASSUME TRUE PROVE TRUE
THEOREM SequencesInductionAppend == ASSUME TRUE PROVE TRUE
THEOREM SequencesInductionTail == ASSUME TRUE PROVE TRUE
THEOREM RangeOfSeq == ASSUME TRUE PROVE TRUE
THEOREM RangeEquality == ASSUME TRUE PROVE TRUE
THEOREM SeqOfRange == ASSUME TRUE PROVE TRUE
THEOREM RangeConcatenation == ASSUME TRUE PROVE TRUE
THEOREM EmptySingletonIsInjective == TRUE
THEOREM ConcatInjectiveSeq == ASSUME TRUE PROVE TRUE
THEOREM AppendInjectiveSeq == ASSUME TRUE PROVE TRUE
THEOREM TailInjectiveSeq == ASSUME TRUE PROVE TRUE
===============================================================================
