-------------------------- MODULE PaxosMinorityQuorum --------------------------
(* Paxos on two machines, by operators who want the service to survive the loss of
   one of them: "a quorum is whoever is up". Each machine can now decide alone, and
   while the two do not hear each other, each does. The protocol is the one of
   Paxos, word for word, without its assumption that any two quorums meet. *)
EXTENDS Integers

CONSTANTS Acceptor, Quorum, Value, MaxBallot, None

VARIABLES promised, voteBallot, voteValue, sent

P == INSTANCE Paxos

Init == P!Init
Next == P!Next
Spec == P!Spec

TypeOK == P!TypeOK
Agreement == P!Agreement
OneProposalPerBallot == P!OneProposalPerBallot
VotesKeepPromises == P!VotesKeepPromises
=============================================================================
