------------------------- MODULE StabilizingRingOneBit -------------------------
(* StabilizingRing with counters of a single bit, to save memory in small devices.
   Nothing else is changed, and from an ordinary start it works for years. After a
   power failure three privileges may chase each other around the ring forever:
   machine 0 cannot reach a counter value that no other machine has. *)
EXTENDS StabilizingRing
=============================================================================
