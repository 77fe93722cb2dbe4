----------------------------- MODULE BakeryProof ------------------------------
(* Why the bakery lets one process in at a time: an inductive invariant. Whoever a process
   has stopped waiting for is behind it, whatever that one does next.

     cairn prove specs/mutex/BakeryProof.tla --inv Ind --safe MutualExclusion *)

EXTENDS Bakery

\* q does not come in before p.
Behind(p, q) ==
  \/ at[q] = "outside"
  \/ at[q] = "look" /\ (p \in left[q] \/ highest[q] >= ticket[p])
  \/ at[q] = "draw" /\ highest[q] >= ticket[p]
  \/ at[q] = "wait" /\ p \in left[q] /\ Before(p, q)

TicketsInTime == \A p \in Process : ticket[p] > 0 <=> at[p] \in {"wait", "inside"}

FlagsInTime == \A p \in Process : at[p] \in {"look", "draw"} => choosing[p]

WaitedForAreBehind ==
  \A p \in Process : at[p] = "wait" => \A q \in Others(p) \ left[p] : Behind(p, q)

OthersAreBehind == \A p \in Process : at[p] = "inside" => \A q \in Others(p) : Behind(p, q)

Ind ==
  /\ TypeOK
  /\ TicketsInTime
  /\ FlagsInTime
  /\ WaitedForAreBehind
  /\ OthersAreBehind

-----------------------------------------------------------------------------

\* Wrong: who draws at the same time draws the same number.
TicketsDiffer ==
  \A p, q \in Process : p # q /\ ticket[p] > 0 => ticket[p] # ticket[q]
=============================================================================
