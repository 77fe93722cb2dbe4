----------------------------- MODULE EWD840Proof -----------------------------
(* Why node 0 never announces termination too early, in executions of every length:
   Dijkstra's invariant is inductive. *)
EXTENDS EWD840

Ind ==
  /\ TypeOK
  /\ Inv

-----------------------------------------------------------------------------

\* Wrong: a node that the token has passed may be woken up behind its back, which is what
\* black nodes tell.
WhiteMeansAsleep == stain = "white" => \A i \in Node : token < i => ~awake[i]
=============================================================================
