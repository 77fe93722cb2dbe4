-------------------------------- MODULE Bakery --------------------------------
(* Mutual exclusion for any number of processes, as in a bakery: who comes in draws
   a ticket with a number higher than all the others, and the lowest number is
   served first, the lower process number deciding between equal tickets (two who
   read the numbers at the same time may draw the same one). A process reads the
   others' numbers one by one, and tells them while it is choosing, so that nobody
   overlooks a ticket that is just being written. Numbers are bounded here: a
   process takes a ticket only while there is one.
   After L. Lamport, A new solution of Dijkstra's problem (CACM 1974). *)
EXTENDS Naturals

CONSTANTS
  N,           \* the processes are 1 .. N
  MaxTicket    \* the highest number on a ticket

VARIABLES
  at,          \* at[p]: the step that process p takes next
  choosing,    \* choosing[p]: p is about to draw a ticket
  ticket,      \* ticket[p]: the number of p; 0 while it has none
  highest,     \* highest[p]: the highest number p has read so far
  left         \* left[p]: the processes whose variables p has yet to read

vars == <<at, choosing, ticket, highest, left>>

Process == 1 .. N
Others(p) == Process \ {p}
Step == {"outside", "look", "draw", "wait", "inside"}

TypeOK ==
  /\ at \in [Process -> Step]
  /\ choosing \in [Process -> BOOLEAN]
  /\ ticket \in [Process -> 0 .. MaxTicket]
  /\ highest \in [Process -> 0 .. MaxTicket]
  /\ left \in [Process -> SUBSET Process]

Init ==
  /\ at = [p \in Process |-> "outside"]
  /\ choosing = [p \in Process |-> FALSE]
  /\ ticket = [p \in Process |-> 0]
  /\ highest = [p \in Process |-> 0]
  /\ left = [p \in Process |-> {}]

\* p is served before q.
Before(p, q) == ticket[p] < ticket[q] \/ (ticket[p] = ticket[q] /\ p < q)

-----------------------------------------------------------------------------

ComeIn(p) ==
  /\ at[p] = "outside"
  /\ at' = [at EXCEPT ![p] = "look"]
  /\ choosing' = [choosing EXCEPT ![p] = TRUE]
  /\ highest' = [highest EXCEPT ![p] = 0]
  /\ left' = [left EXCEPT ![p] = Others(p)]
  /\ UNCHANGED ticket

\* p reads the number of q.
Look(p, q) ==
  /\ at[p] = "look"
  /\ q \in left[p]
  /\ highest' = [highest EXCEPT ![p] = IF ticket[q] > @ THEN ticket[q] ELSE @]
  /\ left' = [left EXCEPT ![p] = @ \ {q}]
  /\ at' = [at EXCEPT ![p] = IF left[p] = {q} THEN "draw" ELSE "look"]
  /\ UNCHANGED <<choosing, ticket>>

Draw(p) ==
  /\ at[p] = "draw"
  /\ highest[p] < MaxTicket
  /\ ticket' = [ticket EXCEPT ![p] = highest[p] + 1]
  /\ choosing' = [choosing EXCEPT ![p] = FALSE]
  /\ left' = [left EXCEPT ![p] = Others(p)]
  /\ at' = [at EXCEPT ![p] = "wait"]
  /\ UNCHANGED highest

\* p finds that q has no ticket, or a later one, and is not choosing.
Pass(p, q) ==
  /\ at[p] = "wait"
  /\ q \in left[p]
  /\ ~choosing[q]
  /\ ticket[q] = 0 \/ Before(p, q)
  /\ left' = [left EXCEPT ![p] = @ \ {q}]
  /\ at' = [at EXCEPT ![p] = IF left[p] = {q} THEN "inside" ELSE "wait"]
  /\ UNCHANGED <<choosing, ticket, highest>>

Leave(p) ==
  /\ at[p] = "inside"
  /\ ticket' = [ticket EXCEPT ![p] = 0]
  /\ at' = [at EXCEPT ![p] = "outside"]
  /\ UNCHANGED <<choosing, highest, left>>

Next ==
  \/ \E p \in Process : ComeIn(p) \/ Draw(p) \/ Leave(p)
  \/ \E p \in Process : \E q \in Others(p) : Look(p, q) \/ Pass(p, q)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: at most one process is inside the critical section.
\* Without it: two customers are handed the last loaf.
MutualExclusion ==
  \A p, q \in Process : p # q => ~(at[p] = "inside" /\ at[q] = "inside")

\* Promises: who is inside comes before everybody who is waiting behind it.
\* Without it: a late process overtakes, and an early one may starve.
InsideIsFirst ==
  \A p, q \in Process :
    p # q /\ at[p] = "inside" /\ at[q] = "wait" /\ p \notin left[q] => Before(q, p)
=============================================================================
