--------------------------- MODULE SequenceTheorems ---------------------------
(* What proofs use about sequences.  (Proofs are read over, not checked.)      *)
EXTENDS Sequences, Integers, WellFoundedInduction, Functions

THEOREM EmptySeq == \A S : <<>> \in Seq(S) /\ \A s \in Seq(S) : s = <<>> <=> Len(s) = 0
THEOREM AppendProperties == \A S : \A s \in Seq(S), e \in S :
  Append(s, e) \in Seq(S) /\ Len(Append(s, e)) = Len(s) + 1 /\ Append(s, e)[Len(s) + 1] = e
THEOREM ConcatProperties == \A S : \A s, t \in Seq(S) :
  s \o t \in Seq(S) /\ Len(s \o t) = Len(s) + Len(t)
===============================================================================
