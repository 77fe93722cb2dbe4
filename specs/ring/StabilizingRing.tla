---------------------------- MODULE StabilizingRing ----------------------------
(* Machines in a ring share one privilege, say the right to use a printer, and
   recover from anything: whatever their memory contains after a power failure,
   after some moves exactly one of them is privileged again, without a reset and
   without anybody noticing that something was wrong. Every machine has one counter
   modulo K and sees the counter of its left neighbour. Machine 0 is privileged
   while the two are equal, any other machine while they differ; a privileged
   machine moves when it is done: machine 0 counts on, the others copy the counter
   of their neighbour. It works if K is not less than the number of machines.
   After E. W. Dijkstra, Self-stabilizing systems in spite of distributed control
   (CACM 1974). *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  N,          \* the machines are 0 .. N - 1, each to the right of the one before
  K,          \* the counters are 0 .. K - 1
  Patience    \* after so many moves the ring must have recovered

VARIABLES
  counter,    \* counter[m]: the counter of machine m
  moves,      \* moves made so far; counted up to Patience only
  recovered   \* there was a state with exactly one privilege; for the property only

vars == <<counter, moves, recovered>>

Machine == 0 .. N - 1
Left(m) == (m + N - 1) % N

Privileged(m) ==
  IF m = 0 THEN counter[0] = counter[N - 1] ELSE counter[m] # counter[Left(m)]

Holders == {m \in Machine : Privileged(m)}

TypeOK ==
  /\ counter \in [Machine -> 0 .. K - 1]
  /\ moves \in 0 .. Patience
  /\ recovered \in BOOLEAN

\* The memory may contain anything.
Init ==
  /\ counter \in [Machine -> 0 .. K - 1]
  /\ moves = 0
  /\ recovered = (Cardinality(Holders) = 1)

-----------------------------------------------------------------------------

\* Bookkeeping that belongs to every move.
Count ==
  /\ moves' = IF moves < Patience THEN moves + 1 ELSE moves
  /\ recovered' = (recovered \/ Cardinality(Holders') = 1)

CountOn ==
  /\ Privileged(0)
  /\ counter' = [counter EXCEPT ![0] = (@ + 1) % K]
  /\ Count

CopyLeft(m) ==
  /\ Privileged(m)
  /\ counter' = [counter EXCEPT ![m] = counter[Left(m)]]
  /\ Count

Next ==
  \/ CountOn
  \/ \E m \in Machine \ {0} : CopyLeft(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: at any moment some machine is privileged.
\* Without it: the ring stands still, and the printer is never used again.
SomebodyPrivileged == Holders # {}

\* Promises: once there is exactly one privilege, there is exactly one forever.
\* Without it: the system recovers and falls ill again without any further fault.
StaysRecovered == recovered => Cardinality(Holders) = 1

\* Promises: whatever happened, after Patience moves exactly one machine is privileged.
\* Without it: two machines print into each other's pages until somebody intervenes.
RecoversInTime == moves = Patience => Cardinality(Holders) = 1
=============================================================================
