------------------------------- MODULE Peterson -------------------------------
(* Mutual exclusion for two processes with nothing but shared variables. A process
   that wants to enter raises its flag, then gives way by setting turn to the other
   one, then waits until the other one has lowered its flag or has given way
   itself. The order of the first two steps is everything. Every step below reads
   or writes one shared variable, as hardware does.
   After G. Peterson, Myths about the mutual exclusion problem (1981). *)
EXTENDS Naturals

VARIABLES
  at,     \* at[p]: the step that process p takes next
  flag,   \* flag[p]: p wants to enter, or is inside
  turn    \* the process that goes first if both want to

vars == <<at, flag, turn>>

Process == {0, 1}
Other(p) == 1 - p
Step == {"outside", "give way", "read flag", "read turn", "inside"}

TypeOK ==
  /\ at \in [Process -> Step]
  /\ flag \in [Process -> BOOLEAN]
  /\ turn \in Process

Init ==
  /\ at = [p \in Process |-> "outside"]
  /\ flag = [p \in Process |-> FALSE]
  /\ turn \in Process

-----------------------------------------------------------------------------

Goto(p, step) == at' = [at EXCEPT ![p] = step]

RaiseFlag(p) ==
  /\ at[p] = "outside"
  /\ flag' = [flag EXCEPT ![p] = TRUE]
  /\ Goto(p, "give way")
  /\ UNCHANGED turn

GiveWay(p) ==
  /\ at[p] = "give way"
  /\ turn' = Other(p)
  /\ Goto(p, "read flag")
  /\ UNCHANGED flag

ReadFlag(p) ==
  /\ at[p] = "read flag"
  /\ Goto(p, IF flag[Other(p)] THEN "read turn" ELSE "inside")
  /\ UNCHANGED <<flag, turn>>

ReadTurn(p) ==
  /\ at[p] = "read turn"
  /\ Goto(p, IF turn = p THEN "inside" ELSE "read flag")
  /\ UNCHANGED <<flag, turn>>

Leave(p) ==
  /\ at[p] = "inside"
  /\ flag' = [flag EXCEPT ![p] = FALSE]
  /\ Goto(p, "outside")
  /\ UNCHANGED turn

Next ==
  \E p \in Process :
    RaiseFlag(p) \/ GiveWay(p) \/ ReadFlag(p) \/ ReadTurn(p) \/ Leave(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: at most one process is inside the critical section.
\* Without it: two threads change one data structure, and it breaks much later elsewhere.
MutualExclusion == ~(at[0] = "inside" /\ at[1] = "inside")

\* Promises: the flag of a process is up from its first step to its last.
\* Without it: a process inside is invisible, and the other one walks in.
FlagTellsTruth == \A p \in Process : flag[p] <=> at[p] # "outside"
=============================================================================
