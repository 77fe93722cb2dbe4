--------------------------- MODULE LockServerProof ---------------------------
(* Why the lock is never in two hands: an inductive invariant. It says that the lock is
   in one place, form by form.

     cairn prove specs/lock/LockServerProof.tla --inv Ind --safe OneHolder *)

EXTENDS LockServer

ServerHasIt == atServer => grants = {} /\ holders = {} /\ returns = {}
GrantsAreAlone == grants # {} => holders = {} /\ returns = {}
HoldersAreAlone == holders # {} => returns = {}
OneGrant == \A c, d \in grants : c = d
OneReturn == \A c, d \in returns : c = d

Ind ==
  /\ TypeOK
  /\ ServerHasIt
  /\ GrantsAreAlone
  /\ HoldersAreAlone
  /\ OneGrant
  /\ OneHolder
  /\ OneReturn

-----------------------------------------------------------------------------

\* Wrong: nothing keeps a client that has the lock from asking for it again.
AskedByOthers == requests \cap (grants \cup holders) = {}
=============================================================================
