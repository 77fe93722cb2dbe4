----------------------------- MODULE PaxosBallots -----------------------------
(* Single-decree Paxos as the bench has it: messages are records in a set that only
   grows, acceptors remember their promise and their last vote.
   After L. Lamport, Paxos made simple (SIGACT News 2001). *)
EXTENDS Integers, FiniteSets

CONSTANTS
  Acceptor,   \* the acceptors
  Value,      \* the values that may be chosen
  LastBallot, \* ballots are numbered 0 .. LastBallot
  None        \* no value

VARIABLES
  promised,  \* promised[a]: the highest ballot a has heard of; -1 if none
  voted,     \* voted[a]: the ballot of a's last vote; -1 if none
  vote,      \* vote[a]: its value
  sent       \* every message that was ever sent

vars == <<promised, voted, vote, sent>>

Ballot == 0 .. LastBallot

Majority == {q \in SUBSET Acceptor : 2 * Cardinality(q) > Cardinality(Acceptor)}

Quorum == Majority

Message ==
  [type : {"1a"}, bal : Ballot]
    \cup [type : {"1b"}, bal : Ballot, acc : Acceptor,
          voted : Ballot \cup {-1}, vote : Value \cup {None}]
    \cup [type : {"2a"}, bal : Ballot, val : Value]
    \cup [type : {"2b"}, bal : Ballot, acc : Acceptor, val : Value]

TypeOK ==
  /\ promised \in [Acceptor -> Ballot \cup {-1}]
  /\ voted \in [Acceptor -> Ballot \cup {-1}]
  /\ vote \in [Acceptor -> Value \cup {None}]
  /\ sent \subseteq Message

Init ==
  /\ promised = [a \in Acceptor |-> -1]
  /\ voted = [a \in Acceptor |-> -1]
  /\ vote = [a \in Acceptor |-> None]
  /\ sent = {}

Send(m) == sent' = sent \cup {m}

-----------------------------------------------------------------------------

\* A leader opens ballot b.
Phase1a(b) ==
  /\ Send([type |-> "1a", bal |-> b])
  /\ UNCHANGED <<promised, voted, vote>>

\* An acceptor promises to vote in no lower ballot, and reports its last vote.
Phase1b(a) ==
  \E m \in sent :
    /\ m.type = "1a"
    /\ m.bal > promised[a]
    /\ promised' = [promised EXCEPT ![a] = m.bal]
    /\ Send([type |-> "1b", bal |-> m.bal, acc |-> a, voted |-> voted[a], vote |-> vote[a]])
    /\ UNCHANGED <<voted, vote>>

\* A value may be proposed in ballot b if a quorum has promised, and the latest of
\* its votes, if there is any, was for that value.
SafeAt(b, v) ==
  \E q \in Quorum :
    LET promises == {m \in sent : m.type = "1b" /\ m.bal = b /\ m.acc \in q}
        votes == {m \in promises : m.voted >= 0}
    IN  /\ \A a \in q : \E m \in promises : m.acc = a
        /\ \/ votes = {}
           \/ \E m \in votes :
                /\ m.vote = v
                /\ \A n \in votes : m.voted >= n.voted

Phase2a(b, v) ==
  /\ ~\E m \in sent : m.type = "2a" /\ m.bal = b
  /\ SafeAt(b, v)
  /\ Send([type |-> "2a", bal |-> b, val |-> v])
  /\ UNCHANGED <<promised, voted, vote>>

MayVote(a, b) == b >= promised[a]

\* An acceptor votes for a proposal, unless it has promised not to.
Phase2b(a) ==
  \E m \in sent :
    /\ m.type = "2a"
    /\ MayVote(a, m.bal)
    /\ promised' = [promised EXCEPT ![a] = m.bal]
    /\ voted' = [voted EXCEPT ![a] = m.bal]
    /\ vote' = [vote EXCEPT ![a] = m.val]
    /\ Send([type |-> "2b", bal |-> m.bal, acc |-> a, val |-> m.val])

Next ==
  \/ \E b \in Ballot :
       \/ Phase1a(b)
       \/ \E v \in Value : Phase2a(b, v)
  \/ \E a \in Acceptor : Phase1b(a) \/ Phase2b(a)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

ChosenAt(b, v) ==
  \E q \in Quorum :
    \A a \in q : [type |-> "2b", bal |-> b, acc |-> a, val |-> v] \in sent

\* Promises: the votes of one ballot are for one value.
\* Without it: it makes no sense to speak of the value of a ballot.
OneValuePerBallot ==
  \A m, n \in {l \in sent : l.type = "2b"} : m.bal = n.bal => m.val = n.val

\* Promises: no two values are chosen.
\* Without it: replicas apply different commands at the same place of the log.
Agreement ==
  \A b, c \in Ballot, v, w \in Value : ChosenAt(b, v) /\ ChosenAt(c, w) => v = w

\* Mistakes to be found: promises are forgotten; a minority is taken for a quorum.
VoteAnyway(a, b) == TRUE
Minority == {q \in SUBSET Acceptor : 2 * Cardinality(q) >= Cardinality(Acceptor) - 1}
=============================================================================
