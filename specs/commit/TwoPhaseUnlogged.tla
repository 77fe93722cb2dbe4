--------------------------- MODULE TwoPhaseUnlogged ---------------------------
(* TwoPhaseCommit with the log written too late: the coordinator announces the
   commit at once, to save the latency of one disk write, and writes its log
   afterwards. If it crashes in between, it comes back without a decision and
   aborts a transaction that some participants have committed. *)
EXTENDS TwoPhaseCommit

\* The message goes out first; the log is to follow.
AnnounceUnlogged ==
  /\ log = "none"
  /\ votes = Participant
  /\ sent' = sent \cup {[type |-> "commit"]}
  /\ UNCHANGED <<state, votes, log, done>>

NextUnlogged ==
  \/ AnnounceUnlogged
  \/ Next

SpecUnlogged == Init /\ [][NextUnlogged]_vars
=============================================================================
