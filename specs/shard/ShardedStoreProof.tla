-------------------------- MODULE ShardedStoreProof --------------------------
(* Why a key never has two values: an inductive invariant. A key is owned by one node or
   under way in one message, and what is stored under it is where it is owned.

     cairn prove specs/shard/ShardedStoreProof.tla --inv Ind --safe OneValuePerKey *)

EXTENDS ShardedStore

OneOwner == \A m, n \in Node : m # n => owns[m] \cap owns[n] = {}

MovingIsNotOwned == \A m \in moves : \A n \in Node : m.key \notin owns[n]

OneMove == \A m, n \in moves : m.key = n.key => m = n

StoredIsOwned == \A n \in Node : \A pair \in table[n] : pair[1] \in owns[n]

OneValueOnNode == \A n \in Node : \A p, q \in table[n] : p[1] = q[1] => p = q

Ind ==
  /\ TypeOK
  /\ OneOwner
  /\ MovingIsNotOwned
  /\ OneMove
  /\ StoredIsOwned
  /\ OneValueOnNode

-----------------------------------------------------------------------------

\* Wrong: several keys may be under way at a time.
OneMoveAtATime == \A m, n \in moves : m = n
=============================================================================
