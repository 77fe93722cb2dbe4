------------------------------ MODULE PaxosProof ------------------------------
(* Why Paxos never chooses two values: an inductive invariant. A value is only proposed
   where it is safe: in every earlier ballot there is a quorum each of whose members has
   voted for it or will never vote.
   After L. Lamport, The part-time parliament (TOCS 1998).

     cairn prove specs/paxos/PaxosProof.tla --inv Ind --safe Agreement

   It also shows that every step chooses a value for good, or nothing:

     cairn prove specs/paxos/PaxosProof.tla --inv Ind --refines OneChoice!Spec *)

EXTENDS Paxos

Voted(a, b, v) == [type |-> "vote", ballot |-> b, from |-> a, value |-> v] \in sent
Proposed(b, v) == [type |-> "propose", ballot |-> b, value |-> v] \in sent

\* a has not voted in ballot b and never will.
Abstains(a, b) == promised[a] > b /\ \A v \in Value : ~Voted(a, b, v)

SafeAt(b, v) ==
  \A c \in Ballot :
    c < b => \E q \in Quorum : \A a \in q : Voted(a, c, v) \/ Abstains(a, c)

ProposalsAreSafe == \A b \in Ballot, v \in Value : Proposed(b, v) => SafeAt(b, v)

VotesWereProposed ==
  \A a \in Acceptor, b \in Ballot, v \in Value : Voted(a, b, v) => Proposed(b, v)

\* The last vote is a vote, and no later one was cast.
LastVoteIsLast ==
  \A a \in Acceptor :
    /\ voteBallot[a] >= 0 => voteValue[a] \in Value /\ Voted(a, voteBallot[a], voteValue[a])
    /\ \A b \in Ballot, v \in Value : Voted(a, b, v) => b <= voteBallot[a]

PromisesHold == \A m \in sent : m.type = "promise" => m.ballot <= promised[m.from]

\* A promise tells the last vote before its ballot.
PromisesTellTheLastVote ==
  \A m \in sent :
    m.type = "promise" =>
      /\ m.lastBallot >= 0 => /\ m.lastValue \in Value
                              /\ Voted(m.from, m.lastBallot, m.lastValue)
      /\ \A b \in Ballot, v \in Value :
           m.lastBallot < b /\ b < m.ballot => ~Voted(m.from, b, v)

Ind ==
  /\ TypeOK
  /\ OneProposalPerBallot
  /\ ProposalsAreSafe
  /\ VotesWereProposed
  /\ VotesKeepPromises
  /\ LastVoteIsLast
  /\ PromisesHold
  /\ PromisesTellTheLastVote

\* Seen from outside, only the chosen values matter.
OneChoice == INSTANCE Consensus WITH chosen <- Chosen

-----------------------------------------------------------------------------

\* Wrong: who proposes need not be told of every proposal before.
ProposalsAgree == \A b, c \in Ballot, v, w \in Value : Proposed(b, v) /\ Proposed(c, w) => v = w
=============================================================================
