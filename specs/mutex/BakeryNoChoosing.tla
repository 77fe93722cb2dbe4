--------------------------- MODULE BakeryNoChoosing ---------------------------
(* Bakery without the flag that says "I am choosing": it looks like an optimisation,
   since the flag is only read while somebody waits. A process that has read the
   numbers and has not yet written its own is then taken for one without a ticket,
   and the two end up inside together. *)
EXTENDS Bakery

\* As Pass, without waiting for q to finish choosing.
PassEarly(p, q) ==
  /\ at[p] = "wait"
  /\ q \in left[p]
  /\ ticket[q] = 0 \/ Before(p, q)
  /\ left' = [left EXCEPT ![p] = @ \ {q}]
  /\ at' = [at EXCEPT ![p] = IF left[p] = {q} THEN "inside" ELSE "wait"]
  /\ UNCHANGED <<choosing, ticket, highest>>

NextNoChoosing ==
  \/ \E p \in Process : ComeIn(p) \/ Draw(p) \/ Leave(p)
  \/ \E p \in Process : \E q \in Others(p) : Look(p, q) \/ PassEarly(p, q)

SpecNoChoosing == Init /\ [][NextNoChoosing]_vars
=============================================================================
