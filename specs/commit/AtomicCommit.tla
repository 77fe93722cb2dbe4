----------------------------- MODULE AtomicCommit -----------------------------
(* What a transaction over several databases looks like from above: everybody prepares,
   then all commit or nobody does. How they find out about each other is the business
   of a protocol that refines this, such as two-phase commit.
   After J. Gray and L. Lamport, Consensus on transaction commit (TODS 2006). *)

CONSTANT Participant   \* the databases

VARIABLE state   \* state[p]: "working", "prepared", "committed" or "aborted"

TypeOK == state \in [Participant -> {"working", "prepared", "committed", "aborted"}]

Init == state = [p \in Participant |-> "working"]

Prepare(p) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = "prepared"]

\* All are prepared, or have committed already.
Commit(p) ==
  /\ state[p] = "prepared"
  /\ \A q \in Participant : state[q] \in {"prepared", "committed"}
  /\ state' = [state EXCEPT ![p] = "committed"]

\* Nobody has committed.
Abort(p) ==
  /\ state[p] \in {"working", "prepared"}
  /\ \A q \in Participant : state[q] # "committed"
  /\ state' = [state EXCEPT ![p] = "aborted"]

Next == \E p \in Participant : Prepare(p) \/ Commit(p) \/ Abort(p)

Spec == Init /\ [][Next]_state

-----------------------------------------------------------------------------

\* Promises: no database commits and another one aborts.
\* Without it: the money leaves one account and never arrives at the other.
AllOrNothing ==
  \A p, q \in Participant : ~(state[p] = "committed" /\ state[q] = "aborted")
=============================================================================
