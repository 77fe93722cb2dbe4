-------------------------------- MODULE Bakery --------------------------------
(* The bakery algorithm for N processes, with tickets without bound and registers
   that may flicker: who reads a ticket or a flag while it is being written can get
   anything. So a writer first writes whatever it likes, as often as it likes, and
   then the value it means.
   After L. Lamport, A new solution of Dijkstra's concurrent programming problem
   (CACM 1974). *)
EXTENDS Naturals

CONSTANT N  \* the processes are 1 .. N

VARIABLES
  at,        \* at[p]: the step that process p takes next
  choosing,  \* choosing[p]: p is about to draw a ticket
  ticket,    \* ticket[p]: the number of p; 0 while it has none
  highest,   \* highest[p]: the highest number p has read so far
  left,      \* left[p]: the processes that p has yet to read
  next       \* next[p]: the one that p waits for

vars == <<at, choosing, ticket, highest, left, next>>

Process == 1 .. N
Others(p) == Process \ {p}
Step == {"outside", "flag", "look", "draw", "lower", "wait", "flagged", "ticketed",
         "inside", "leave"}

TypeOK ==
  /\ at \in [Process -> Step]
  /\ choosing \in [Process -> BOOLEAN]
  /\ ticket \in [Process -> Nat]
  /\ highest \in [Process -> Nat]
  /\ left \in [Process -> SUBSET Process]
  /\ next \in [Process -> Process]

Init ==
  /\ at = [p \in Process |-> "outside"]
  /\ choosing = [p \in Process |-> FALSE]
  /\ ticket = [p \in Process |-> 0]
  /\ highest = [p \in Process |-> 0]
  /\ left = [p \in Process |-> {}]
  /\ next = [p \in Process |-> p]

Goto(p, step) == at' = [at EXCEPT ![p] = step]

\* p is served before q.
Before(p, q) == ticket[p] < ticket[q] \/ (ticket[p] = ticket[q] /\ p < q)

-----------------------------------------------------------------------------

ComeIn(p) ==
  /\ at[p] = "outside"
  /\ Goto(p, "flag")
  /\ UNCHANGED <<choosing, ticket, highest, left, next>>

RaiseFlag(p) ==
  /\ at[p] = "flag"
  /\ \/ /\ choosing' = [choosing EXCEPT ![p] = ~@]
        /\ UNCHANGED <<at, highest, left>>
     \/ /\ choosing' = [choosing EXCEPT ![p] = TRUE]
        /\ highest' = [highest EXCEPT ![p] = 0]
        /\ left' = [left EXCEPT ![p] = Others(p)]
        /\ Goto(p, "look")
  /\ UNCHANGED <<ticket, next>>

\* p reads the tickets of the others, in any order.
Look(p) ==
  /\ at[p] = "look"
  /\ IF left[p] = {}
     THEN /\ Goto(p, "draw")
          /\ UNCHANGED <<highest, left>>
     ELSE /\ \E q \in left[p] :
               /\ left' = [left EXCEPT ![p] = @ \ {q}]
               /\ highest' = [highest EXCEPT ![p] = IF ticket[q] > @ THEN ticket[q] ELSE @]
          /\ UNCHANGED at
  /\ UNCHANGED <<choosing, ticket, next>>

Draw(p) ==
  /\ at[p] = "draw"
  /\ \/ /\ \E k \in Nat : ticket' = [ticket EXCEPT ![p] = k]
        /\ UNCHANGED at
     \/ /\ \E k \in Nat : k > highest[p] /\ ticket' = [ticket EXCEPT ![p] = k]
        /\ Goto(p, "lower")
  /\ UNCHANGED <<choosing, highest, left, next>>

LowerFlag(p) ==
  /\ at[p] = "lower"
  /\ \/ /\ choosing' = [choosing EXCEPT ![p] = ~@]
        /\ UNCHANGED <<at, left>>
     \/ /\ choosing' = [choosing EXCEPT ![p] = FALSE]
        /\ left' = [left EXCEPT ![p] = Others(p)]
        /\ Goto(p, "wait")
  /\ UNCHANGED <<ticket, highest, next>>

\* p turns to one of the others, or has waited for all of them.
Wait(p) ==
  /\ at[p] = "wait"
  /\ IF left[p] = {}
     THEN /\ Goto(p, "inside")
          /\ UNCHANGED next
     ELSE /\ \E q \in left[p] : next' = [next EXCEPT ![p] = q]
          /\ Goto(p, "flagged")
  /\ UNCHANGED <<choosing, ticket, highest, left>>

SeeFlag(p) ==
  /\ at[p] = "flagged"
  /\ ~choosing[next[p]]
  /\ Goto(p, "ticketed")
  /\ UNCHANGED <<choosing, ticket, highest, left, next>>

SeeTicket(p) ==
  /\ at[p] = "ticketed"
  /\ ticket[next[p]] = 0 \/ Before(p, next[p])
  /\ left' = [left EXCEPT ![p] = @ \ {next[p]}]
  /\ Goto(p, "wait")
  /\ UNCHANGED <<choosing, ticket, highest, next>>

GoOut(p) ==
  /\ at[p] = "inside"
  /\ Goto(p, "leave")
  /\ UNCHANGED <<choosing, ticket, highest, left, next>>

DropTicket(p) ==
  /\ at[p] = "leave"
  /\ \/ /\ \E k \in Nat : ticket' = [ticket EXCEPT ![p] = k]
        /\ UNCHANGED at
     \/ /\ ticket' = [ticket EXCEPT ![p] = 0]
        /\ Goto(p, "outside")
  /\ UNCHANGED <<choosing, highest, left, next>>

Next ==
  \E p \in Process :
    \/ ComeIn(p)
    \/ RaiseFlag(p)
    \/ Look(p)
    \/ Draw(p)
    \/ LowerFlag(p)
    \/ Wait(p)
    \/ SeeFlag(p)
    \/ SeeTicket(p)
    \/ GoOut(p)
    \/ DropTicket(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: only one process is inside.
\* Without it: what the algorithm is for does not work.
MutualExclusion == \A p, q \in Process : p # q => ~(at[p] = "inside" /\ at[q] = "inside")

\* A mistake to be found: of two with the same ticket, neither waits.
NobodyBefore(p, q) == ticket[p] <= ticket[q]

\* Another one: a process takes no notice of those with higher numbers.
LowerOnes(p) == {q \in Process : q < p}

-----------------------------------------------------------------------------

\* For searches that visit every state: instead of Nat, and who needs a higher ticket
\* than there is stays where it is.
FewNumbers == 0 .. 2
=============================================================================
