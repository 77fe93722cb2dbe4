---- MODULE Leases ----
(* A lease service whose properties are weaker than they look: mutual exclusion can
   not be violated whatever the actions do, three actions never happen, and nothing
   depends on the fence of Write. *)
EXTENDS Naturals, FiniteSets

CONSTANTS Worker, MaxEpoch

Nobody == "nobody"

VARIABLES
  owner,   \* who has the lease
  epoch,   \* of the last lease
  held,    \* per worker: the epoch it believes to hold
  written, \* the epoch of the last write
  state,   \* of the service
  spare,   \* whether a spare is being filled
  audit    \* how many writes there were

vars == <<owner, epoch, held, written, state, spare, audit>>

Init ==
  /\ owner = Nobody
  /\ epoch = 0
  /\ held = [w \in Worker |-> 0]
  /\ written = 0
  /\ state = "serving"
  /\ spare = FALSE
  /\ audit = 0

Acquire(w) ==
  /\ owner = Nobody
  /\ epoch < MaxEpoch
  /\ owner' = w
  /\ epoch' = epoch + 1
  /\ held' = [held EXCEPT ![w] = epoch']
  /\ UNCHANGED <<written, state, spare, audit>>

Expire ==
  /\ owner # Nobody
  /\ owner' = Nobody
  /\ UNCHANGED <<epoch, held, written, state, spare, audit>>

Write(w) ==
  /\ held[w] # 0
  /\ held[w] >= written
  /\ written' = held[w]
  /\ audit' = (audit + 1) % 3
  /\ UNCHANGED <<owner, epoch, held, state, spare>>

StartRebuild ==
  /\ state = "degraded"
  /\ spare' = TRUE
  /\ UNCHANGED <<owner, epoch, held, written, state, audit>>

FinishRebuild ==
  /\ spare
  /\ state' = "serving"
  /\ spare' = FALSE
  /\ UNCHANGED <<owner, epoch, held, written, audit>>

AbortRebuild ==
  /\ spare
  /\ owner = Nobody
  /\ spare' = FALSE
  /\ UNCHANGED <<owner, epoch, held, written, state, audit>>

Next ==
  \/ \E w \in Worker : Acquire(w) \/ Write(w)
  \/ Expire
  \/ StartRebuild
  \/ FinishRebuild
  \/ AbortRebuild

Spec == Init /\ [][Next]_<<owner, epoch, held, written, state, spare>>

TypeOK ==
  /\ owner \in Worker \cup {Nobody}
  /\ epoch \in 0..MaxEpoch
  /\ held \in [Worker -> 0..MaxEpoch]
  /\ written \in 0..MaxEpoch
  /\ state \in {"serving", "degraded"}
  /\ spare \in BOOLEAN
  /\ audit \in 0..2

MutualExclusion == \A v, w \in Worker : owner = v /\ owner = w => v = w

RebuildsWhileDegraded == spare => state = "degraded"

WrittenByOwners == written <= epoch

NoNewerHolder == \A w \in Worker : held[w] <= epoch
====
