-------------------------------- MODULE Paxos --------------------------------
(* Single-decree Paxos: a group of acceptors chooses one value although messages
   are lost, delayed and repeated, and any minority may be silent. A ballot is an
   attempt with a number. Its leader first asks the acceptors to promise that they
   will take part in no earlier ballot; each answers with the vote it cast last.
   When a quorum has promised, the leader proposes the value of the highest of
   these votes, or any value if there is none. Acceptors vote for the proposal
   unless they have promised more in the meantime. A value with the votes of a
   quorum in one ballot is chosen. Messages stay in `sent` forever: receiving one
   late, or twice, or never, is simply a matter of when the actions happen.
   After L. Lamport, The part-time parliament (TOCS 1998). *)
EXTENDS Integers

CONSTANTS
  Acceptor,   \* the acceptors
  Quorum,     \* the sets of acceptors that may decide together
  Value,      \* the values that may be proposed
  MaxBallot,  \* ballots are numbered 0 .. MaxBallot
  None        \* stands for "no value"

\* Any two quorums have a member in common; everything rests on this.
ASSUME QuorumAssumption ==
  /\ \A q \in Quorum : q \subseteq Acceptor
  /\ \A q, r \in Quorum : q \cap r # {}

VARIABLES
  promised,    \* promised[a]: the highest ballot a has taken part in; -1 for none
  voteBallot,  \* voteBallot[a], voteValue[a]: the last vote of a
  voteValue,
  sent         \* all messages that were ever sent

vars == <<promised, voteBallot, voteValue, sent>>

Ballot == 0 .. MaxBallot

Message ==
  [type : {"prepare"}, ballot : Ballot]
    \cup [type : {"promise"}, ballot : Ballot, from : Acceptor,
          lastBallot : Ballot \cup {-1}, lastValue : Value \cup {None}]
    \cup [type : {"propose"}, ballot : Ballot, value : Value]
    \cup [type : {"vote"}, ballot : Ballot, from : Acceptor, value : Value]

TypeOK ==
  /\ promised \in [Acceptor -> Ballot \cup {-1}]
  /\ voteBallot \in [Acceptor -> Ballot \cup {-1}]
  /\ voteValue \in [Acceptor -> Value \cup {None}]
  /\ sent \subseteq Message

Init ==
  /\ promised = [a \in Acceptor |-> -1]
  /\ voteBallot = [a \in Acceptor |-> -1]
  /\ voteValue = [a \in Acceptor |-> None]
  /\ sent = {}

Send(m) == sent' = sent \cup {m}

-----------------------------------------------------------------------------

Prepare(b) ==
  /\ [type |-> "prepare", ballot |-> b] \notin sent
  /\ Send([type |-> "prepare", ballot |-> b])
  /\ UNCHANGED <<promised, voteBallot, voteValue>>

Promise(a, b) ==
  /\ [type |-> "prepare", ballot |-> b] \in sent
  /\ b > promised[a]
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ Send([type |-> "promise", ballot |-> b, from |-> a,
           lastBallot |-> voteBallot[a], lastValue |-> voteValue[a]])
  /\ UNCHANGED <<voteBallot, voteValue>>

PromisesIn(b) == {m \in sent : m.type = "promise" /\ m.ballot = b}

\* v is free to be proposed after the promises: no vote, or the latest vote.
Allowed(v, promises) ==
  \/ \A m \in promises : m.lastBallot = -1
  \/ \E m \in promises :
       /\ m.lastValue = v
       /\ \A n \in promises : n.lastBallot <= m.lastBallot

Propose(b, v) ==
  /\ \A m \in sent : ~(m.type = "propose" /\ m.ballot = b)
  /\ \E q \in Quorum :
       LET promises == {m \in PromisesIn(b) : m.from \in q}
       IN  /\ \A a \in q : \E m \in promises : m.from = a
           /\ Allowed(v, promises)
  /\ Send([type |-> "propose", ballot |-> b, value |-> v])
  /\ UNCHANGED <<promised, voteBallot, voteValue>>

Vote(a, b, v) ==
  /\ [type |-> "propose", ballot |-> b, value |-> v] \in sent
  /\ b >= promised[a]
  /\ [type |-> "vote", ballot |-> b, from |-> a, value |-> v] \notin sent
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ voteBallot' = [voteBallot EXCEPT ![a] = b]
  /\ voteValue' = [voteValue EXCEPT ![a] = v]
  /\ Send([type |-> "vote", ballot |-> b, from |-> a, value |-> v])

Next ==
  \/ \E b \in Ballot : Prepare(b)
  \/ \E a \in Acceptor, b \in Ballot : Promise(a, b)
  \/ \E b \in Ballot, v \in Value : Propose(b, v)
  \/ \E a \in Acceptor, b \in Ballot, v \in Value : Vote(a, b, v)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

ChosenIn(b, v) ==
  \E q \in Quorum :
    \A a \in q : [type |-> "vote", ballot |-> b, from |-> a, value |-> v] \in sent

Chosen == {v \in Value : \E b \in Ballot : ChosenIn(b, v)}

\* Promises: at most one value is ever chosen.
\* Without it: two replicas apply different commands at the same place of the log,
\* and their states differ forever after.
Agreement == \A v, w \in Chosen : v = w

\* Promises: in one ballot only one value is proposed.
\* Without it: a ballot number no longer identifies an attempt.
OneProposalPerBallot ==
  \A m, n \in sent :
    m.type = "propose" /\ n.type = "propose" /\ m.ballot = n.ballot => m = n

\* Promises: an acceptor's last vote is not later than its promise.
\* Without it: it has voted in a ballot that it knows nothing of.
VotesKeepPromises == \A a \in Acceptor : voteBallot[a] <= promised[a]
=============================================================================
