---------------------------- MODULE ReplicatedLog ----------------------------
(* A primary appends the commands of its clients to a log and copies the log to its
   backups. A command is confirmed to the client when a majority has it. Failover: a
   new primary takes office, in a new view, after it has read the logs of a majority
   and taken over the best of them, the one of the latest view and, within a view,
   the longest. A majority that took part in the new view refuses the old primary,
   which may still be running and believe in itself.
   After B. Oki and B. Liskov, Viewstamped replication (PODC 1988). *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
  Server,      \* the servers
  Command,     \* the commands that clients submit
  MaxView      \* how many views the model goes through

VARIABLES
  log,         \* log[s]: the commands in the log of s, on disk
  logView,     \* logView[s]: the view in which this log was written
  view,        \* view[s]: the latest view that s takes part in
  primary,     \* primary[v]: the set with the primary of view v; empty before that
  confirmed    \* what clients were told: [command, place]

vars == <<log, logView, view, primary, confirmed>>

View == 1 .. MaxView
Majority == {q \in SUBSET Server : 2 * Cardinality(q) > Cardinality(Server)}

TypeOK ==
  /\ \A s \in Server : log[s] \in Seq(Command) /\ Len(log[s]) <= Cardinality(Command)
  /\ logView \in [Server -> 0 .. MaxView]
  /\ view \in [Server -> 0 .. MaxView]
  /\ primary \in [View -> SUBSET Server]
  /\ confirmed \subseteq [command : Command, place : 1 .. Cardinality(Command)]

Init ==
  /\ log = [s \in Server |-> <<>>]
  /\ logView = [s \in Server |-> 0]
  /\ view = [s \in Server |-> 0]
  /\ primary = [v \in View |-> {}]
  /\ confirmed = {}

Contains(commands, x) == \E i \in 1 .. Len(commands) : commands[i] = x

\* The log of s is at least as good as the log of t.
AtLeastAsGood(s, t) ==
  \/ logView[s] > logView[t]
  \/ logView[s] = logView[t] /\ Len(log[s]) >= Len(log[t])

\* s is the primary of view v, and has not consented to a later view itself.
Leads(s, v) == primary[v] = {s} /\ view[s] = v

-----------------------------------------------------------------------------

\* s becomes primary of view v with the consent, and the best log, of the majority q.
TakeOffice(s, v, q) ==
  /\ primary[v] = {}
  /\ s \in q
  /\ \A t \in q : view[t] < v
  /\ \E best \in q :
       /\ \A t \in q : AtLeastAsGood(best, t)
       /\ log' = [log EXCEPT ![s] = log[best]]
  /\ logView' = [logView EXCEPT ![s] = v]
  /\ view' = [t \in Server |-> IF t \in q THEN v ELSE view[t]]
  /\ primary' = [primary EXCEPT ![v] = {s}]
  /\ UNCHANGED confirmed

\* The primary of view v, old or new, appends a command.
Submit(s, v, x) ==
  /\ Leads(s, v)
  /\ ~Contains(log[s], x)
  /\ log' = [log EXCEPT ![s] = Append(@, x)]
  /\ UNCHANGED <<logView, view, primary, confirmed>>

\* A backup that takes part in no later view stores a copy of the primary's log.
Copy(s, t, v) ==
  /\ Leads(s, v)
  /\ s # t
  /\ view[t] <= v
  /\ log[t] # log[s] \/ logView[t] # v
  /\ log' = [log EXCEPT ![t] = log[s]]
  /\ logView' = [logView EXCEPT ![t] = v]
  /\ view' = [view EXCEPT ![t] = v]
  /\ UNCHANGED <<primary, confirmed>>

\* The servers that hold entry i of the log of s, as written in view v.
Holders(s, v, i) ==
  {t \in Server : logView[t] = v /\ Len(log[t]) >= i /\ log[t][i] = log[s][i]}

Confirm(s, v, i) ==
  /\ Leads(s, v)
  /\ i <= Len(log[s])
  /\ Holders(s, v, i) \in Majority
  /\ confirmed' = confirmed \cup {[command |-> log[s][i], place |-> i]}
  /\ UNCHANGED <<log, logView, view, primary>>

Next ==
  \/ \E s \in Server, v \in View, q \in Majority : TakeOffice(s, v, q)
  \/ \E s \in Server, v \in View, x \in Command : Submit(s, v, x)
  \/ \E s, t \in Server, v \in View : Copy(s, t, v)
  \/ \E s \in Server, v \in View, i \in 1 .. Cardinality(Command) : Confirm(s, v, i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a confirmed command stays where it is in the log of the latest primary.
\* Without it: after a failover, orders that were confirmed to customers are gone.
ConfirmedSurvives ==
  \A v \in View : \A s \in primary[v] :
    (\A w \in View : primary[w] # {} => w <= v) =>
      \A c \in confirmed :
        Len(log[s]) >= c.place /\ log[s][c.place] = c.command

\* Promises: no two commands were ever confirmed for the same place.
\* Without it: two clients were both told that they had bought the last ticket.
OneCommandPerPlace ==
  \A c, d \in confirmed : c.place = d.place => c.command = d.command

\* Promises: logs of the same view agree as far as both go.
\* Without it: two replicas answer the same question differently.
SameViewSameLog ==
  \A s, t \in Server : logView[s] = logView[t] =>
    \A i \in 1 .. Len(log[s]) : i <= Len(log[t]) => log[s][i] = log[t][i]
=============================================================================
