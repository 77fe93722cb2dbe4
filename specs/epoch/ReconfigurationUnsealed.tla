------------------------ MODULE ReconfigurationUnsealed ------------------------
(* Reconfiguration in a hurry: the manager copies what a replica has and opens the
   next epoch, without sealing the old one. A slow writer that has not heard of the
   change finishes its write in the old group, and confirms an entry that the new
   group will never have. *)
EXTENDS Reconfiguration

\* As Open, from any replica, sealed or not.
OpenUnsealed(r) ==
  /\ current < MaxEpoch
  /\ CopyFrom(r)
  /\ current' = current + 1
  /\ UNCHANGED <<sealed, belief, confirmed>>

NextUnsealed ==
  \/ \E r \in Replica : OpenUnsealed(r)
  \/ \E x \in Entry : Confirm(x) \/ Learn(x) \/ \E r \in Replica : Store(r, x)

SpecUnsealed == Init /\ [][NextUnsealed]_vars
=============================================================================
