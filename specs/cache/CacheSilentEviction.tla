-------------------------- MODULE CacheSilentEviction --------------------------
(* CacheCoherence with an eviction that drops the line without a look at its state.
   Dropping a shared copy is harmless. Dropping a modified one loses the only copy
   of what was written. *)
EXTENDS CacheCoherence

\* As Evict, without writing anything back.
EvictSilently(c) ==
  /\ state[c] # "invalid"
  /\ state' = [state EXCEPT ![c] = "invalid"]
  /\ UNCHANGED <<value, memory, latest>>

NextSilentEviction ==
  \E c \in Cache : ReadMiss(c) \/ Upgrade(c) \/ Write(c) \/ EvictSilently(c)

SpecSilentEviction == Init /\ [][NextSilentEviction]_vars
=============================================================================
