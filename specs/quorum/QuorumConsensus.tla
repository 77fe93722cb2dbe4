--------------------------- MODULE QuorumConsensus ---------------------------
(* Nodes elect a leader, who decides. A node asks for votes; every node gives one
   vote, to the first who asks; who has the votes of a quorum is the leader and
   decides once. Any two quorums have a node in common.
   After the consensus example of O. Padon and others, Paxos made EPR (OOPSLA 2017). *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Node,   \* the nodes
  Value   \* what can be decided

VARIABLES
  asking,    \* the nodes that have asked for everybody's vote
  voted,     \* the nodes that have given their vote away
  votes,     \* votes under way: pairs of a voter and whom it votes for
  tally,     \* tally[n]: the votes that node n has received
  leaders,   \* the nodes that know themselves elected
  decided    \* decided[n]: what node n has decided

vars == <<asking, voted, votes, tally, leaders, decided>>

Quorum == {q \in SUBSET Node : 2 * Cardinality(q) > Cardinality(Node)}

TypeOK ==
  /\ asking \subseteq Node
  /\ voted \subseteq Node
  /\ votes \subseteq Node \X Node
  /\ tally \in [Node -> SUBSET Node]
  /\ leaders \subseteq Node
  /\ decided \in [Node -> SUBSET Value]

Init ==
  /\ asking = {}
  /\ voted = {}
  /\ votes = {}
  /\ tally = [n \in Node |-> {}]
  /\ leaders = {}
  /\ decided = [n \in Node |-> {}]

-----------------------------------------------------------------------------

AskForVotes(n) ==
  /\ asking' = asking \cup {n}
  /\ UNCHANGED <<voted, votes, tally, leaders, decided>>

MayVote(m) == m \notin voted

\* Node m votes for node n.
Vote(n, m) ==
  /\ n \in asking
  /\ MayVote(m)
  /\ voted' = voted \cup {m}
  /\ votes' = votes \cup {<<m, n>>}
  /\ UNCHANGED <<asking, tally, leaders, decided>>

Count(n, m) ==
  /\ <<m, n>> \in votes
  /\ tally' = [tally EXCEPT ![n] = @ \cup {m}]
  /\ UNCHANGED <<asking, voted, votes, leaders, decided>>

Win(n) ==
  /\ tally[n] \in Quorum
  /\ leaders' = leaders \cup {n}
  /\ UNCHANGED <<asking, voted, votes, tally, decided>>

Decide(n, v) ==
  /\ n \in leaders
  /\ decided[n] = {}
  /\ decided' = [decided EXCEPT ![n] = {v}]
  /\ UNCHANGED <<asking, voted, votes, tally, leaders>>

Next ==
  \E n \in Node :
    \/ AskForVotes(n)
    \/ \E m \in Node : Vote(n, m) \/ Count(n, m)
    \/ Win(n)
    \/ \E v \in Value : Decide(n, v)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: whatever two nodes have decided is the same.
\* Without it: two halves of a cluster go on with different histories.
Agreement ==
  \A m, n \in Node, v, w \in Value :
    v \in decided[m] /\ w \in decided[n] => v = w
=============================================================================
