-------------------------- MODULE TwoPhaseEarlyCommit --------------------------
(* TwoPhaseCommit with an impatient coordinator: when some votes have arrived and
   none of them was a no, it takes the silence of the others for consent and
   commits. But the silent one may have aborted alone, and its message is late or
   was never sent. No answer is not an answer. *)
EXTENDS TwoPhaseCommit

\* As DecideCommit, after the first vote instead of the last.
DecideCommitEarly ==
  /\ log = "none"
  /\ votes # {}
  /\ log' = "commit"
  /\ UNCHANGED <<state, votes, sent, done>>

NextEarlyCommit ==
  \/ DecideCommitEarly \/ DecideAbort \/ Announce \/ CoordinatorCrash
  \/ \E p \in Participant :
       VoteYes(p) \/ AbortAlone(p) \/ ReceiveYes(p) \/ Commit(p) \/ Abort(p)

SpecEarlyCommit == Init /\ [][NextEarlyCommit]_vars
=============================================================================
