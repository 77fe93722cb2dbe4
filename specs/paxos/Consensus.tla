------------------------------- MODULE Consensus -------------------------------
(* What consensus is: at some time one value is chosen, once and for all. *)

CONSTANT Value   \* the values that may be chosen

VARIABLE chosen   \* the set of values that are: none, or one

TypeOK == chosen \subseteq Value

Init == chosen = {}

Choose(v) ==
  /\ chosen = {}
  /\ chosen' = {v}

Next == \E v \in Value : Choose(v)

Spec == Init /\ [][Next]_chosen

-----------------------------------------------------------------------------

\* Promises: at most one value is ever chosen.
\* Without it: two replicas apply different commands at the same place of the log.
OneAtMost == \A v, w \in chosen : v = w
=============================================================================
