----------------------------- MODULE BenOrProof ------------------------------
(* Why coins never make two honest processes decide differently: an inductive invariant.
   All of it is about what honest processes have said, which is never taken back. The key
   is `Possible`: a process that enters a round with a value leaves too few proposals for
   a large majority of the other value, not only those that it has heard but also those
   that are yet to come.

     cairn prove specs/consensus/BenOrProof.tla --inv Ind --safe Agreement *)

EXTENDS BenOr

\* An honest process says one thing, and not before it is due.
OneReport == \A r \in Round : Honest \cap Reported(r, 0) \cap Reported(r, 1) = {}

OneProposal ==
  \A r \in Round :
    /\ Honest \cap Proposed(r, 0) \cap Proposed(r, 1) = {}
    /\ Honest \cap Proposed(r, Nothing) \cap (Proposed(r, 0) \cup Proposed(r, 1)) = {}

ReportsInTime ==
  \A r \in Round : \A p \in Honest \cap (Reported(r, 0) \cup Reported(r, 1)) :
    r < round[p] \/ (r = round[p] /\ phase[p] # "new")

ProposalsInTime ==
  \A r \in Round, v \in Value \cup {Nothing} : \A p \in Honest \cap Proposed(r, v) :
    r < round[p] \/ (r = round[p] /\ phase[p] = "proposed")

\* Who proposes a value has seen it reported by a large majority.
ProposalsAreBacked ==
  \A r \in Round, v \in Value :
    Honest \cap Proposed(r, v) # {} => LargeMajority(Reported(r, v))

\* Who proposes nothing has seen honest processes disagree.
NothingMeansSplit ==
  \A r \in Round :
    Honest \cap Proposed(r, Nothing) # {} => \A v \in Value : Honest \cap Reported(r, v) # {}

\* So many honest processes have not proposed the other value that nobody can decide it.
Possible(r, v) ==
  Cardinality(Honest \cap (Proposed(r, v) \cup Proposed(r, Nothing))) >= N - 2 * T - F

ValuesArePossible ==
  \A p \in Honest : \A r \in Round : round[p] = r + 1 => Possible(r, value[p])

ReportsArePossible ==
  \A r \in Round, v \in Value :
    r > 1 /\ Honest \cap Reported(r, v) # {} => Possible(r - 1, v)

DecisionsHadMajorities ==
  \A p \in Honest, v \in Value :
    decision[p] = v => \E r \in Round : r < round[p] /\ LargeMajority(Proposed(r, v))

Ind ==
  /\ TypeOK
  /\ OneReport
  /\ OneProposal
  /\ ReportsInTime
  /\ ProposalsInTime
  /\ ProposalsAreBacked
  /\ NothingMeansSplit
  /\ ValuesArePossible
  /\ ReportsArePossible
  /\ DecisionsHadMajorities

-----------------------------------------------------------------------------

\* Wrong: there may be lies among the reports that make up a majority.
BackedByHonest ==
  \A r \in Round, v \in Value :
    Honest \cap Proposed(r, v) # {} => LargeMajority(Honest \cap Reported(r, v))

Least(m, n) == IF m < n THEN m ELSE n

\* Wrong, though not for six processes and one liar: who proposes nothing has seen no
\* value reported by more than half. What it has not seen is that many reports and half
\* of T more.
HalfAtMost ==
  \A r \in Round :
    LET Seen(v) == Least(Cardinality(Honest \cap Reported(r, v)), N \div 2)
    IN  Honest \cap Proposed(r, Nothing) # {} => Seen(0) + Seen(1) >= N - T - F
=============================================================================
