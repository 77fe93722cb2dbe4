------------------------ MODULE ShardedStoreEagerOwner ------------------------
(* ShardedStore with a node that copies a key to another one for the sake of speed
   and goes on answering for it. *)
EXTENDS ShardedStore

\* The old owner removes the pair, but stays the owner.
ReleaseNothing(n, k) == UNCHANGED owns
=============================================================================
