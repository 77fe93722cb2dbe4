------------------------ MODULE LeaseFenceOnWriteOnly ------------------------
(* LeaseFencing with a subtler mistake: writes carry the fencing token and the
   storage checks it, as every article recommends, but reads do not. The old
   holder may then write after the new one has read and before it writes: its
   token is still the highest one the storage has seen. The write is confirmed,
   and the next write of the new holder, made from the older copy, removes it. *)
EXTENDS LeaseFencing

\* As Read, but the storage learns no token and refuses nobody.
ReadUnfenced(c) ==
  /\ stage[c] = "granted"
  /\ copy' = [copy EXCEPT ![c] = file]
  /\ stage' = [stage EXCEPT ![c] = "editing"]
  /\ UNCHANGED <<service, held, storage>>

NextFenceOnWriteOnly ==
  \/ Expire
  \/ \E c \in Client : Acquire(c) \/ ReadUnfenced(c) \/ Write(c) \/ Refuse(c)

SpecFenceOnWriteOnly == Init /\ [][NextFenceOnWriteOnly]_vars
=============================================================================
