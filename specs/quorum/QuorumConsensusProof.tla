------------------------- MODULE QuorumConsensusProof -------------------------
(* Why nodes that have decided agree: an inductive invariant, from a decision back to the
   votes it rests on.

     cairn prove specs/quorum/QuorumConsensusProof.tla --inv Ind --safe Agreement *)

EXTENDS QuorumConsensus

VotersHaveVoted == \A vote \in votes : vote[1] \in voted

OneVote == \A v, w \in votes : v[1] = w[1] => v = w

CountedWereSent == \A n \in Node : \A m \in tally[n] : <<m, n>> \in votes

LeadersWereElected == \A n \in leaders : tally[n] \in Quorum

LeadersDecide == \A n \in Node : decided[n] # {} => n \in leaders

OneDecision == \A n \in Node : \A v, w \in decided[n] : v = w

Ind ==
  /\ TypeOK
  /\ VotersHaveVoted
  /\ OneVote
  /\ CountedWereSent
  /\ LeadersWereElected
  /\ LeadersDecide
  /\ OneDecision

-----------------------------------------------------------------------------

\* Wrong: a vote may be under way for a while.
VotesAreCounted == \A vote \in votes : vote[1] \in tally[vote[2]]
=============================================================================
