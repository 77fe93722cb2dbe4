----------------------------- MODULE BakeryProof -----------------------------
(* Why the bakery algorithm lets one process in at a time, with tickets without bound and
   registers that flicker: an inductive invariant.
   After L. Lamport's reasoning about the algorithm (CACM 1974). *)
EXTENDS Bakery

Waiting == {"wait", "flagged", "ticketed"}

\* Whatever q does from here on, it does not come in before p.
Behind(p, q) ==
  /\ ticket[p] > 0
  /\ \/ at[q] \in {"outside", "flag", "leave"}
     \/ at[q] = "look" /\ (p \in left[q] \/ highest[q] >= ticket[p])
     \/ at[q] = "draw" /\ highest[q] >= ticket[p]
     \/ at[q] = "lower" /\ Before(p, q)
     \/ at[q] \in Waiting /\ Before(p, q) /\ p \in left[q]

TicketsInTime ==
  \A p \in Process :
    /\ at[p] \in {"outside", "flag", "look"} => ticket[p] = 0
    /\ at[p] \in Waiting \cup {"lower", "inside"} => ticket[p] > 0

FlagsInTime == \A p \in Process : at[p] \in {"look", "draw"} => choosing[p]

WaitedForAreBehind ==
  \A p \in Process :
    at[p] \in Waiting => \A q \in Others(p) \ left[p] : Behind(p, q)

LateComersAreBehind ==
  \A p \in Process :
    at[p] = "ticketed" =>
      LET q == next[p]
      IN  (at[q] = "look" /\ p \notin left[q]) \/ at[q] = "draw" => highest[q] >= ticket[p]

InsideIsFirst == \A p \in Process : at[p] = "inside" => \A q \in Others(p) : Behind(p, q)

Ind ==
  /\ TypeOK
  /\ TicketsInTime
  /\ FlagsInTime
  /\ WaitedForAreBehind
  /\ LateComersAreBehind
  /\ InsideIsFirst
=============================================================================
