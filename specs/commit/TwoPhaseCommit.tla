---------------------------- MODULE TwoPhaseCommit ----------------------------
(* One transaction touches several databases: either all of them commit it or all
   abort it. A coordinator asks everybody to prepare. A participant that can carry
   out its part votes yes and from then on has no choice of its own; one that
   cannot aborts. When all have voted yes the coordinator writes "commit" to its
   log and then tells everybody; at any earlier moment it may give up and write
   "abort". It may crash and forget everything but its log; when it comes back
   without a decision in the log, it aborts. Messages are never taken back: a
   message in `sent` may be received late, again, or not at all.
   After J. Gray, Notes on data base operating systems (1978). *)

CONSTANT Participant   \* the databases

VARIABLES
  state,   \* state[p]: "working", "prepared", "committed" or "aborted"
  votes,   \* the yes votes that the coordinator has received; in memory only
  log,     \* the decision in the coordinator's log: "none", "commit" or "abort"
  sent,    \* all messages that were ever sent
  done     \* what any database has ever done: "commit", "abort"; for the property only

vars == <<state, votes, log, sent, done>>

Message == [type : {"yes"}, from : Participant] \cup [type : {"commit", "abort"}]

TypeOK ==
  /\ state \in [Participant -> {"working", "prepared", "committed", "aborted"}]
  /\ votes \subseteq Participant
  /\ log \in {"none", "commit", "abort"}
  /\ sent \subseteq Message
  /\ done \subseteq {"commit", "abort"}

Init ==
  /\ state = [p \in Participant |-> "working"]
  /\ votes = {}
  /\ log = "none"
  /\ sent = {}
  /\ done = {}

-----------------------------------------------------------------------------

VoteYes(p) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = "prepared"]
  /\ sent' = sent \cup {[type |-> "yes", from |-> p]}
  /\ UNCHANGED <<votes, log, done>>

\* A participant that has not voted may still give up by itself.
AbortAlone(p) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = "aborted"]
  /\ done' = done \cup {"abort"}
  /\ UNCHANGED <<votes, log, sent>>

ReceiveYes(p) ==
  /\ log = "none"
  /\ [type |-> "yes", from |-> p] \in sent
  /\ votes' = votes \cup {p}
  /\ UNCHANGED <<state, log, sent, done>>

DecideCommit ==
  /\ log = "none"
  /\ votes = Participant
  /\ log' = "commit"
  /\ UNCHANGED <<state, votes, sent, done>>

DecideAbort ==
  /\ log = "none"
  /\ log' = "abort"
  /\ UNCHANGED <<state, votes, sent, done>>

\* The decision is announced, now or after a restart, and only once it is in the log.
Announce ==
  /\ log # "none"
  /\ sent' = sent \cup {[type |-> log]}
  /\ UNCHANGED <<state, votes, log, done>>

CoordinatorCrash ==
  /\ votes' = {}
  /\ log' = IF log = "none" THEN "abort" ELSE log
  /\ UNCHANGED <<state, sent, done>>

Commit(p) ==
  /\ [type |-> "commit"] \in sent
  /\ state' = [state EXCEPT ![p] = "committed"]
  /\ done' = done \cup {"commit"}
  /\ UNCHANGED <<votes, log, sent>>

Abort(p) ==
  /\ [type |-> "abort"] \in sent
  /\ state' = [state EXCEPT ![p] = "aborted"]
  /\ done' = done \cup {"abort"}
  /\ UNCHANGED <<votes, log, sent>>

Coordinator == DecideCommit \/ DecideAbort \/ Announce \/ CoordinatorCrash

Next ==
  \/ Coordinator
  \/ \E p \in Participant :
       VoteYes(p) \/ AbortAlone(p) \/ ReceiveYes(p) \/ Commit(p) \/ Abort(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: it never happens that one database commits and one aborts, now or earlier.
\* Without it: the money leaves one account and never arrives at the other.
AllOrNothing == done # {"commit", "abort"}

\* Promises: nobody commits before everybody has promised to be able to.
\* Without it: a participant that must commit finds that it cannot.
CommitNeedsAllVotes ==
  (\E p \in Participant : state[p] = "committed") =>
    \A p \in Participant : state[p] \in {"prepared", "committed"}

\* Promises: the coordinator announces only what is in its log.
\* Without it: after a crash it may decide again, and differently.
AnnouncedMeansLogged ==
  \A d \in {"commit", "abort"} : [type |-> d] \in sent => log = d

\* The same from above: what the databases do, without messages and a coordinator.
\* Every step is one of `Transaction!Spec`, or changes nothing that is seen there.
Transaction == INSTANCE AtomicCommit
=============================================================================
