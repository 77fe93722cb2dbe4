------------------------- MODULE TwoPhaseCommitProof -------------------------
(* Why two-phase commit keeps its promises in executions of every length: an inductive
   invariant. Each lemma says what some message or some state is evidence of.

     cairn prove specs/commit/TwoPhaseCommitProof.tla --inv Ind --safe AllOrNothing

   The same invariant shows that every step, seen from above, is one of a transaction:

     cairn prove specs/commit/TwoPhaseCommitProof.tla --inv Ind --refines Transaction!Spec *)

EXTENDS TwoPhaseCommit

Yes(p) == [type |-> "yes", from |-> p] \in sent
Told(d) == [type |-> d] \in sent

\* The coordinator counts only votes that were sent.
VotesWereSent == \A p \in votes : Yes(p)

\* A decision to commit stands on all votes.
CommitWasVoted == log = "commit" => \A p \in Participant : Yes(p)

\* After a yes there is no way back without being told.
YesBinds ==
  \A p \in Participant :
    Yes(p) => /\ state[p] # "working"
              /\ state[p] = "aborted" => Told("abort")

\* Nobody commits without being told.
CommittedWereTold == \A p \in Participant : state[p] = "committed" => Told("commit")
CommitsWereTold == "commit" \in done => Told("commit")

\* Who aborts was told, or has not voted.
AbortsWereTold ==
  "abort" \in done => \/ Told("abort")
                      \/ \E p \in Participant : state[p] = "aborted" /\ ~Yes(p)

Ind ==
  /\ TypeOK
  /\ AnnouncedMeansLogged
  /\ VotesWereSent
  /\ CommitWasVoted
  /\ YesBinds
  /\ CommittedWereTold
  /\ CommitsWereTold
  /\ AbortsWereTold

-----------------------------------------------------------------------------

\* Wrong: a coordinator that crashed has forgotten the votes.
VotesAreRemembered == log = "commit" => votes = Participant
=============================================================================
