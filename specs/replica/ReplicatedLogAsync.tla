-------------------------- MODULE ReplicatedLogAsync --------------------------
(* ReplicatedLog with asynchronous replication: the primary confirms a command as
   soon as it has written it to its own log, and copies it to the backups later. It
   is fast, and every failover may lose what was confirmed last. *)
EXTENDS ReplicatedLog

\* As Confirm, without waiting for a majority.
ConfirmAtOnce(s, v, i) ==
  /\ Leads(s, v)
  /\ i <= Len(log[s])
  /\ confirmed' = confirmed \cup {[command |-> log[s][i], place |-> i]}
  /\ UNCHANGED <<log, logView, view, primary>>

NextAsync ==
  \/ \E s \in Server, v \in View, q \in Majority : TakeOffice(s, v, q)
  \/ \E s \in Server, v \in View, x \in Command : Submit(s, v, x)
  \/ \E s, t \in Server, v \in View : Copy(s, t, v)
  \/ \E s \in Server, v \in View, i \in 1 .. Cardinality(Command) : ConfirmAtOnce(s, v, i)

SpecAsync == Init /\ [][NextAsync]_vars
=============================================================================
