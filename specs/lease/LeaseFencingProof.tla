-------------------------- MODULE LeaseFencingProof --------------------------
(* Why no confirmed write is lost, whenever leases run out: an inductive invariant. Who
   works on the file under the newest token that the storage has seen has all confirmed
   edits in its copy; everybody else is refused.

     cairn prove specs/lease/LeaseFencingProof.tla --inv Ind --safe NoLostEdit *)

EXTENDS LeaseFencing

WorkersHaveTokens == \A c \in Client : stage[c] # "idle" => held[c] # 0

HeldWereGranted == \A c \in Client : held[c] <= token

EditorsWereSeen == \A c \in Client : stage[c] = "editing" => held[c] <= seen

NewestIsComplete ==
  \A c \in Client : stage[c] = "editing" /\ held[c] = seen => confirmed \subseteq copy[c]

Ind ==
  /\ TypeOK
  /\ WorkersHaveTokens
  /\ HeldWereGranted
  /\ TokensAreUnique
  /\ EditorsWereSeen
  /\ NewestIsComplete
  /\ NoLostEdit

-----------------------------------------------------------------------------

\* Wrong: a lease runs out without the client noticing.
WorkersHoldTheLease == \A c \in Client : stage[c] # "idle" => holder = c
=============================================================================
