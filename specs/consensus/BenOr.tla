-------------------------------- MODULE BenOr --------------------------------
(* Consensus by coins: N processes agree on a bit although up to T of them lie, and
   nobody has a clock. In each round everybody reports its value and waits for N - T
   reports. Who sees a large majority among them proposes its value, the others propose
   nothing. Then everybody waits for N - T proposals: with a large majority for
   one value it decides, with more than T for one value (so an honest one among them) it
   takes that, and otherwise it tosses a coin. Sooner or later enough coins fall the
   same way; that they never make two processes decide differently is what is stated
   here, so a coin is any value.
   After M. Ben-Or, Another advantage of free choice (PODC 1983). *)
EXTENDS Integers, FiniteSets

CONSTANTS
  N,         \* the number of processes
  T,         \* how many liars the processes are prepared for
  F,         \* how many there are
  MaxRound   \* rounds are numbered 1 .. MaxRound

ASSUME N > 5 * T /\ T >= F /\ F >= 0 /\ MaxRound >= 1

VARIABLES
  value,     \* value[p]: what honest p would have
  decision,  \* decision[p]: what it has decided, or Nothing
  round,     \* round[p]: the round in which p is
  phase,     \* phase[p]: whether it has sent its report and its proposal in that round
  sent       \* all messages that were ever sent

vars == <<value, decision, round, phase, sent>>

Process == 1 .. N
Honest == 1 .. N - F
Liar == Process \ Honest
Round == 1 .. MaxRound
Value == {0, 1}
Nothing == 2  \* an open proposal, or no decision yet

Message ==
  [type : {"report"}, round : Round, from : Process, value : Value]
    \cup [type : {"proposal"}, round : Round, from : Process, value : Value \cup {Nothing}]

TypeOK ==
  /\ value \in [Honest -> Value]
  /\ decision \in [Honest -> Value \cup {Nothing}]
  /\ round \in [Honest -> Round]
  /\ phase \in [Honest -> {"new", "reported", "proposed"}]
  /\ sent \subseteq Message

Init ==
  /\ value \in [Honest -> Value]
  /\ decision = [p \in Honest |-> Nothing]
  /\ round = [p \in Honest |-> 1]
  /\ phase = [p \in Honest |-> "new"]
  /\ sent = {}

Report(p, r, v) == [type |-> "report", round |-> r, from |-> p, value |-> v]
Proposal(p, r, v) == [type |-> "proposal", round |-> r, from |-> p, value |-> v]

\* Who said so. A liar may say several things.
Reported(r, v) == {p \in Process : Report(p, r, v) \in sent}
Proposed(r, v) == {p \in Process : Proposal(p, r, v) \in sent}

LargeMajority(set) == 2 * Cardinality(set) > N + T

-----------------------------------------------------------------------------

SendReport(p) ==
  /\ phase[p] = "new"
  /\ sent' = sent \cup {Report(p, round[p], value[p])}
  /\ phase' = [phase EXCEPT ![p] = "reported"]
  /\ UNCHANGED <<value, decision, round>>

\* What p has heard when it goes on: of each process one message, from N - T or more.
SendProposal(p) ==
  /\ phase[p] = "reported"
  /\ \E zeros \in SUBSET Reported(round[p], 0), ones \in SUBSET Reported(round[p], 1) :
       /\ zeros \cap ones = {}
       /\ Cardinality(zeros \cup ones) >= N - T
       /\ LET v == CASE LargeMajority(zeros) -> 0
                     [] LargeMajority(ones) -> 1
                     [] OTHER -> Nothing
          IN  sent' = sent \cup {Proposal(p, round[p], v)}
  /\ phase' = [phase EXCEPT ![p] = "proposed"]
  /\ UNCHANGED <<value, decision, round>>

Take(p, v) == value' = [value EXCEPT ![p] = v]

\* More than T say so: not all of them lie.
Follow(p, v, set) ==
  /\ Cardinality(set) > T
  /\ Take(p, v)
  /\ decision' = [decision EXCEPT ![p] = IF LargeMajority(set) THEN v ELSE @]

TossCoin(p) ==
  /\ \E v \in Value : Take(p, v)
  /\ UNCHANGED decision

EndRound(p) ==
  /\ phase[p] = "proposed"
  /\ round[p] < MaxRound
  /\ \E zeros \in SUBSET Proposed(round[p], 0), ones \in SUBSET Proposed(round[p], 1),
        rest \in SUBSET Proposed(round[p], Nothing) :
       /\ zeros \cap ones = {} /\ rest \cap (zeros \cup ones) = {}
       /\ Cardinality(zeros \cup ones \cup rest) >= N - T
       /\ \/ Follow(p, 0, zeros)
          \/ Follow(p, 1, ones)
          \/ Cardinality(zeros) <= T /\ Cardinality(ones) <= T /\ TossCoin(p)
  /\ round' = [round EXCEPT ![p] = @ + 1]
  /\ phase' = [phase EXCEPT ![p] = "new"]
  /\ UNCHANGED sent

\* The liars say anything, at any time, also several things at once.
Lie ==
  /\ \E lies \in SUBSET {m \in Message : m.from \in Liar} : sent' = sent \cup lies
  /\ UNCHANGED <<value, decision, round, phase>>

Next ==
  \/ \E p \in Honest : SendReport(p)
  \/ \E p \in Honest : SendProposal(p)
  \/ \E p \in Honest : EndRound(p)
  \/ Lie

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: honest processes that have decided have decided the same.
\* Without it: two replicas of a ledger go different ways, each with good reason.
Agreement ==
  \A p, q \in Honest :
    decision[p] # Nothing /\ decision[q] # Nothing => decision[p] = decision[q]
=============================================================================
