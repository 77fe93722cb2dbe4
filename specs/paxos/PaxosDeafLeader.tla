---------------------------- MODULE PaxosDeafLeader ----------------------------
(* Paxos with a leader that counts the promises and does not read them: once it has
   a quorum, it proposes the value of its own client, although an earlier ballot
   may have chosen another one already. *)
EXTENDS Paxos

\* As Propose, without a look at the votes in the promises.
ProposeOwn(b, v) ==
  /\ \A m \in sent : ~(m.type = "propose" /\ m.ballot = b)
  /\ \E q \in Quorum : \A a \in q : \E m \in PromisesIn(b) : m.from = a
  /\ Send([type |-> "propose", ballot |-> b, value |-> v])
  /\ UNCHANGED <<promised, voteBallot, voteValue>>

NextDeafLeader ==
  \/ \E b \in Ballot : Prepare(b)
  \/ \E a \in Acceptor, b \in Ballot : Promise(a, b)
  \/ \E b \in Ballot, v \in Value : ProposeOwn(b, v)
  \/ \E a \in Acceptor, b \in Ballot, v \in Value : Vote(a, b, v)

SpecDeafLeader == Init /\ [][NextDeafLeader]_vars
=============================================================================
