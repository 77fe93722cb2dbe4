---------------------------- MODULE LeaderElection ----------------------------
(* Leader election as in Raft. Time is divided into terms, numbered upwards. A
   server that hears nothing from a leader (which may be alive and well) starts a
   new term and asks for votes. A server votes at most once in a term, and for the
   rest of its life knows the highest term it has heard of; both are on its disk,
   so that a crash does not make it forget. A candidate with the votes of a
   majority leads the term. Requests and votes may be received late or never.
   After D. Ongaro and J. Ousterhout, In search of an understandable consensus
   algorithm (USENIX ATC 2014). *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Server,    \* the servers
  MaxTerm,   \* the highest term of the model
  Nobody     \* stands for "no vote in this term yet"

VARIABLES
  role,      \* role[s]: "follower", "candidate" or "leader"
  term,      \* term[s]: the term s is in; on disk
  votedFor,  \* votedFor[s]: whom s has voted for in that term; on disk
  requests,  \* the requests for votes that were sent
  votes,     \* the votes that were cast
  leaders    \* who became leader of which term, for the property only

vars == <<role, term, votedFor, requests, votes, leaders>>

Term == 0 .. MaxTerm
Majority == {q \in SUBSET Server : 2 * Cardinality(q) > Cardinality(Server)}

TypeOK ==
  /\ role \in [Server -> {"follower", "candidate", "leader"}]
  /\ term \in [Server -> Term]
  /\ votedFor \in [Server -> Server \cup {Nobody}]
  /\ requests \subseteq [from : Server, term : Term]
  /\ votes \subseteq [from : Server, for : Server, term : Term]
  /\ leaders \subseteq [server : Server, term : Term]

Init ==
  /\ role = [s \in Server |-> "follower"]
  /\ term = [s \in Server |-> 0]
  /\ votedFor = [s \in Server |-> Nobody]
  /\ requests = {}
  /\ votes = {}
  /\ leaders = {}

-----------------------------------------------------------------------------

\* A timeout says nothing about the leader; it only starts another term.
Timeout(s) ==
  /\ role[s] # "leader"
  /\ term[s] < MaxTerm
  /\ role' = [role EXCEPT ![s] = "candidate"]
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ requests' = requests \cup {[from |-> s, term |-> term[s] + 1]}
  /\ votes' = votes \cup {[from |-> s, for |-> s, term |-> term[s] + 1]}
  /\ UNCHANGED leaders

\* s hears of a higher term t and becomes a follower in it.
JoinTerm(s, t) ==
  /\ t > term[s]
  /\ \E c \in Server : [from |-> c, term |-> t] \in requests
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ term' = [term EXCEPT ![s] = t]
  /\ votedFor' = [votedFor EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<requests, votes, leaders>>

\* s votes for candidate c of its own term.
GrantVote(s, c) ==
  /\ [from |-> c, term |-> term[s]] \in requests
  /\ votedFor[s] = Nobody
  /\ votedFor' = [votedFor EXCEPT ![s] = c]
  /\ votes' = votes \cup {[from |-> s, for |-> c, term |-> term[s]]}
  /\ UNCHANGED <<role, term, requests, leaders>>

VotersFor(s) == {v \in Server : [from |-> v, for |-> s, term |-> term[s]] \in votes}

BecomeLeader(s) ==
  /\ role[s] = "candidate"
  /\ VotersFor(s) \in Majority
  /\ role' = [role EXCEPT ![s] = "leader"]
  /\ leaders' = leaders \cup {[server |-> s, term |-> term[s]]}
  /\ UNCHANGED <<term, votedFor, requests, votes>>

\* The role is lost; term and vote are on disk.
Restart(s) ==
  /\ role[s] # "follower"
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ UNCHANGED <<term, votedFor, requests, votes, leaders>>

Next ==
  \/ \E s \in Server : Timeout(s) \/ BecomeLeader(s) \/ Restart(s)
  \/ \E s \in Server, t \in Term : JoinTerm(s, t)
  \/ \E s, c \in Server : GrantVote(s, c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a term has at most one leader.
\* Without it: two leaders accept writes in the same term, and half of the confirmed
\* writes disappear when they meet (split brain).
OneLeaderPerTerm == \A a, b \in leaders : a.term = b.term => a.server = b.server

\* Promises: nobody votes for two candidates in one term.
\* Without it: two majorities need no member in common that tells the truth.
OneVotePerTerm ==
  \A v, w \in votes : v.from = w.from /\ v.term = w.term => v.for = w.for

\* Promises: nobody votes in a term that it has not reached.
\* Without it: a server supports a leader whose messages it will refuse.
VotesAreNotAhead == \A v \in votes : v.term <= term[v.from]
=============================================================================
