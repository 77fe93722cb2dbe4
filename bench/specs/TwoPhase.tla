------------------------------- MODULE TwoPhase -------------------------------
(* Two-phase commit with messages that are never lost from sight: what was sent stays
   in the set `mail`, and is read by whoever it concerns, late, often or never. A
   manager votes to commit by preparing, or aborts by itself; the coordinator commits
   when it has a vote of each.
   After J. Gray and L. Lamport, Consensus on transaction commit (TODS 2006). *)

CONSTANT Manager  \* the resource managers

VARIABLES
  status,       \* status[m]: what manager m has done
  coordinator,  \* what the coordinator has decided, if anything
  votes,        \* the managers whose votes the coordinator has read
  mail          \* every message that was ever sent

vars == <<status, coordinator, votes, mail>>

Message ==
  [kind : {"vote"}, from : Manager] \cup [kind : {"commit", "abort"}]

TypeOK ==
  /\ status \in [Manager -> {"working", "prepared", "committed", "aborted"}]
  /\ coordinator \in {"collecting", "committed", "aborted"}
  /\ votes \subseteq Manager
  /\ mail \subseteq Message

Init ==
  /\ status = [m \in Manager |-> "working"]
  /\ coordinator = "collecting"
  /\ votes = {}
  /\ mail = {}

-----------------------------------------------------------------------------

\* The coordinator.

ReadVote(m) ==
  /\ coordinator = "collecting"
  /\ [kind |-> "vote", from |-> m] \in mail
  /\ votes' = votes \cup {m}
  /\ UNCHANGED <<status, coordinator, mail>>

AllVoted == votes = Manager

Commit ==
  /\ coordinator = "collecting"
  /\ AllVoted
  /\ coordinator' = "committed"
  /\ mail' = mail \cup {[kind |-> "commit"]}
  /\ UNCHANGED <<status, votes>>

Abort ==
  /\ coordinator = "collecting"
  /\ coordinator' = "aborted"
  /\ mail' = mail \cup {[kind |-> "abort"]}
  /\ UNCHANGED <<status, votes>>

\* The managers.

Prepare(m) ==
  /\ status[m] = "working"
  /\ status' = [status EXCEPT ![m] = "prepared"]
  /\ mail' = mail \cup {[kind |-> "vote", from |-> m]}
  /\ UNCHANGED <<coordinator, votes>>

AbortAlone(m) ==
  /\ status[m] = "working"
  /\ status' = [status EXCEPT ![m] = "aborted"]
  /\ UNCHANGED <<coordinator, votes, mail>>

LearnCommit(m) ==
  /\ [kind |-> "commit"] \in mail
  /\ status' = [status EXCEPT ![m] = "committed"]
  /\ UNCHANGED <<coordinator, votes, mail>>

LearnAbort(m) ==
  /\ [kind |-> "abort"] \in mail
  /\ status' = [status EXCEPT ![m] = "aborted"]
  /\ UNCHANGED <<coordinator, votes, mail>>

Next ==
  \/ Commit
  \/ Abort
  \/ \E m \in Manager :
       \/ ReadVote(m)
       \/ Prepare(m)
       \/ AbortAlone(m)
       \/ LearnCommit(m)
       \/ LearnAbort(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: nobody commits what another aborts.
\* Without it: money leaves one account and never arrives at the other.
Consistent ==
  \A m, n \in Manager : ~(status[m] = "committed" /\ status[n] = "aborted")

\* A mistake to be found: the coordinator commits as soon as there is a vote.
AnyVoted == votes # {}
=============================================================================
