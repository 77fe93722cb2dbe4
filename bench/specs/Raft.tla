--------------------------------- MODULE Raft ---------------------------------
(* Raft: elections and log replication among servers that crash and restart, over a
   network that loses, reorders and repeats messages. The messages under way are a
   set of records; a message that is received may stay there, and so arrive again.
   After D. Ongaro and J. Ousterhout, In search of an understandable consensus
   algorithm (USENIX ATC 2014). *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
  Server,  \* the servers
  Value,   \* what clients write
  Nobody   \* no server

VARIABLES
  term,      \* term[s]: the latest term s has heard of
  votedFor,  \* votedFor[s]: whom s has voted for in that term
  log,       \* log[s]: entries, each with its term and value
  role,      \* role[s]: "follower", "candidate" or "leader"
  commit,    \* commit[s]: how many entries s knows to be committed
  granted,   \* granted[s]: who voted for the candidate s
  next,      \* next[s][p]: the entry that leader s sends to p next
  match,     \* match[s][p]: up to where leader s knows p's log to be like its own
  network    \* the messages under way

servers == <<term, votedFor, log, role, commit, granted, next, match>>
vars == <<servers, network>>

Others(s) == Server \ {s}
Quorum == {q \in SUBSET Server : 2 * Cardinality(q) > Cardinality(Server)}

LastTerm(l) == IF Len(l) = 0 THEN 0 ELSE l[Len(l)].term
TermAt(l, i) == IF i = 0 THEN 0 ELSE l[i].term

Min(x, y) == IF x < y THEN x ELSE y

Init ==
  /\ term = [s \in Server |-> 1]
  /\ votedFor = [s \in Server |-> Nobody]
  /\ log = [s \in Server |-> <<>>]
  /\ role = [s \in Server |-> "follower"]
  /\ commit = [s \in Server |-> 0]
  /\ granted = [s \in Server |-> {}]
  /\ next = [s \in Server |-> [p \in Server |-> 1]]
  /\ match = [s \in Server |-> [p \in Server |-> 0]]
  /\ network = {}

-----------------------------------------------------------------------------

\* Elections.

\* s hears from no leader and asks for votes.
Timeout(s) ==
  /\ role[s] # "leader"
  /\ role' = [role EXCEPT ![s] = "candidate"]
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ granted' = [granted EXCEPT ![s] = {s}]
  /\ network' = network \cup
       {[type |-> "RequestVote", from |-> s, to |-> p, term |-> term[s] + 1,
         lastIndex |-> Len(log[s]), lastTerm |-> LastTerm(log[s])] : p \in Others(s)}
  /\ UNCHANGED <<log, commit, next, match>>

BecomeLeader(s) ==
  /\ role[s] = "candidate"
  /\ granted[s] \in Quorum
  /\ role' = [role EXCEPT ![s] = "leader"]
  /\ next' = [next EXCEPT ![s] = [p \in Server |-> Len(log[s]) + 1]]
  /\ match' = [match EXCEPT ![s] = [p \in Server |-> 0]]
  /\ UNCHANGED <<term, votedFor, log, commit, granted, network>>

\* Logs.

ClientRequest(s, v) ==
  /\ role[s] = "leader"
  /\ log' = [log EXCEPT ![s] = Append(@, [term |-> term[s], value |-> v])]
  /\ UNCHANGED <<term, votedFor, role, commit, granted, next, match, network>>

\* The leader sends p the next entry, or a heartbeat if there is none.
AppendEntries(s, p) ==
  /\ role[s] = "leader"
  /\ LET previous == next[s][p] - 1
         last == Min(Len(log[s]), next[s][p])
     IN  network' = network \cup
           {[type |-> "AppendEntries", from |-> s, to |-> p, term |-> term[s],
             prevIndex |-> previous, prevTerm |-> TermAt(log[s], previous),
             entries |-> SubSeq(log[s], next[s][p], last),
             commit |-> Min(commit[s], last)]}
  /\ UNCHANGED servers

\* An entry of its own term that a quorum has is committed, and all before it.
AdvanceCommit(s) ==
  /\ role[s] = "leader"
  /\ \E i \in commit[s] + 1 .. Len(log[s]) :
       /\ log[s][i].term = term[s]
       /\ {s} \cup {p \in Server : match[s][p] >= i} \in Quorum
       /\ commit' = [commit EXCEPT ![s] = i]
  /\ UNCHANGED <<term, votedFor, log, role, granted, next, match, network>>

Restart(s) ==
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ commit' = [commit EXCEPT ![s] = 0]
  /\ granted' = [granted EXCEPT ![s] = {}]
  /\ next' = [next EXCEPT ![s] = [p \in Server |-> 1]]
  /\ match' = [match EXCEPT ![s] = [p \in Server |-> 0]]
  /\ UNCHANGED <<term, votedFor, log, network>>

-----------------------------------------------------------------------------

\* Receiving. Each handler says what is sent in reply; the message that was handled
\* stays under way or not.
Reply(m, replies) ==
  \/ network' = network \cup replies
  \/ network' = (network \ {m}) \cup replies

\* s learns of a later term and starts it as a follower.
AdoptTerm(s, t) ==
  /\ term' = [term EXCEPT ![s] = IF t > @ THEN t ELSE @]
  /\ role' = [role EXCEPT ![s] = IF t > term[s] THEN "follower" ELSE @]

\* Has s a vote for candidate c in its term?
MayVoteFor(s, c) == votedFor[s] \in {Nobody, c}

HandleRequestVote(s, m) ==
  LET upToDate == \/ m.lastTerm > LastTerm(log[s])
                  \/ m.lastTerm = LastTerm(log[s]) /\ m.lastIndex >= Len(log[s])
      free == m.term > term[s] \/ MayVoteFor(s, m.from)
      grant == m.term >= term[s] /\ upToDate /\ free
  IN  /\ AdoptTerm(s, m.term)
      /\ votedFor' = [votedFor EXCEPT ![s] = IF grant THEN m.from
                                             ELSE IF m.term > term[s] THEN Nobody
                                             ELSE @]
      /\ Reply(m, {[type |-> "Vote", from |-> s, to |-> m.from, term |-> term'[s],
                    granted |-> grant]})
      /\ UNCHANGED <<log, commit, granted, next, match>>

HandleVote(s, m) ==
  /\ m.term = term[s]
  /\ granted' = [granted EXCEPT ![s] = IF m.granted THEN @ \cup {m.from} ELSE @]
  /\ Reply(m, {})
  /\ UNCHANGED <<term, votedFor, log, role, commit, next, match>>

\* Has s the entry that the leader takes it to have?
Matches(s, m) ==
  \/ m.prevIndex = 0
  \/ /\ m.prevIndex <= Len(log[s])
     /\ m.prevTerm = log[s][m.prevIndex].term

\* The log of s with the entries of m: what is in conflict with them goes.
Extended(s, m) ==
  IF m.entries = <<>> THEN log[s]
  ELSE IF Len(log[s]) > m.prevIndex /\ log[s][m.prevIndex + 1].term = m.entries[1].term
       THEN log[s]
       ELSE SubSeq(log[s], 1, m.prevIndex) \o m.entries

HandleAppendEntries(s, m) ==
  LET accept == m.term >= term[s] /\ Matches(s, m)
      index == m.prevIndex + Len(m.entries)
  IN  /\ term' = [term EXCEPT ![s] = IF m.term > @ THEN m.term ELSE @]
      /\ role' = [role EXCEPT ![s] = IF m.term >= term[s] THEN "follower" ELSE @]
      /\ votedFor' = [votedFor EXCEPT ![s] = IF m.term > term[s] THEN Nobody ELSE @]
      /\ log' = [log EXCEPT ![s] = IF accept THEN Extended(s, m) ELSE @]
      /\ commit' = [commit EXCEPT ![s] =
                      IF accept /\ m.commit > @ THEN Min(m.commit, index) ELSE @]
      /\ Reply(m, {[type |-> "Appended", from |-> s, to |-> m.from, term |-> term'[s],
                    success |-> accept, index |-> IF accept THEN index ELSE 0]})
      /\ UNCHANGED <<granted, next, match>>

HandleAppended(s, m) ==
  /\ m.term = term[s]
  /\ role[s] = "leader"
  /\ next' = [next EXCEPT ![s][m.from] =
                IF m.success THEN m.index + 1 ELSE IF @ > 1 THEN @ - 1 ELSE 1]
  /\ match' = [match EXCEPT ![s][m.from] = IF m.success THEN m.index ELSE @]
  /\ Reply(m, {})
  /\ UNCHANGED <<term, votedFor, log, role, commit, granted>>

\* A reply of a later term: s is behind.
StepDown(s, m) ==
  /\ m.term > term[s]
  /\ AdoptTerm(s, m.term)
  /\ votedFor' = [votedFor EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<log, commit, granted, next, match, network>>

Receive(m) ==
  \/ m.type = "RequestVote" /\ HandleRequestVote(m.to, m)
  \/ m.type = "Vote" /\ (HandleVote(m.to, m) \/ StepDown(m.to, m))
  \/ m.type = "AppendEntries" /\ HandleAppendEntries(m.to, m)
  \/ m.type = "Appended" /\ (HandleAppended(m.to, m) \/ StepDown(m.to, m))

Lose(m) ==
  /\ network' = network \ {m}
  /\ UNCHANGED servers

Next ==
  \/ \E s \in Server :
       \/ Timeout(s)
       \/ BecomeLeader(s)
       \/ \E v \in Value : ClientRequest(s, v)
       \/ \E p \in Others(s) : AppendEntries(s, p)
       \/ AdvanceCommit(s)
       \/ Restart(s)
  \/ \E m \in network : Receive(m) \/ Lose(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: in each term there is at most one leader.
\* Without it: two leaders give the same index to different commands.
OneLeaderPerTerm ==
  \A s, t \in Server :
    role[s] = "leader" /\ role[t] = "leader" /\ term[s] = term[t] => s = t

\* Promises: logs with the same term at an index are the same up to there.
\* Without it: replicas apply different commands.
LogMatching ==
  \A s, t \in Server :
    \A i \in 1 .. Min(Len(log[s]), Len(log[t])) :
      log[s][i].term = log[t][i].term => SubSeq(log[s], 1, i) = SubSeq(log[t], 1, i)

\* Promises: what two servers know to be committed is the same.
\* Without it: clients were promised what is lost.
CommittedAgree ==
  \A s, t \in Server :
    \A i \in 1 .. Min(commit[s], commit[t]) :
      i <= Len(log[s]) /\ i <= Len(log[t]) => log[s][i] = log[t][i]

\* A mistake to be found: a server votes for all who ask.
VotesForAll(s, c) == TRUE

-----------------------------------------------------------------------------

CONSTANTS MaxTerm, MaxLength, MaxMessages

\* For searches that visit every state.
Bounded ==
  /\ \A s \in Server : term[s] <= MaxTerm /\ Len(log[s]) <= MaxLength
  /\ Cardinality(network) <= MaxMessages
=============================================================================
