------------------------- MODULE LeaderElectionProof --------------------------
(* Why a term has one leader: an inductive invariant. Votes are cast once per term, and
   a leader has those of a majority.

     cairn prove specs/election/LeaderElectionProof.tla --inv Ind --safe OneLeaderPerTerm *)

EXTENDS LeaderElection

\* Who has voted in its term remembers for whom.
VotesAreRemembered == \A v \in votes : v.term = term[v.from] => votedFor[v.from] = v.for

VotersOf(l) == {v \in Server : [from |-> v, for |-> l.server, term |-> l.term] \in votes}

LeadersWereElected == \A l \in leaders : VotersOf(l) \in Majority

Ind ==
  /\ TypeOK
  /\ OneVotePerTerm
  /\ VotesAreNotAhead
  /\ VotesAreRemembered
  /\ LeadersWereElected

-----------------------------------------------------------------------------

\* Wrong: a leader is the last to hear of a later term.
LeadersAreNewest == \A s, t \in Server : role[s] = "leader" => term[t] <= term[s]
=============================================================================
