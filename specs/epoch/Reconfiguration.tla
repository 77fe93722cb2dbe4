---------------------------- MODULE Reconfiguration ----------------------------
(* A log lives on a group of replicas, and the group is replaced from time to time,
   without any clock. Each group serves one epoch. A writer sends an entry, marked
   with the epoch it believes in, to all replicas of that epoch's group and confirms
   it once all have stored it. To replace the group, the manager first seals the old
   epoch at one replica after the other; a sealed replica stores nothing more for
   that epoch. When at least one replica is sealed, no further entry can be
   confirmed in the epoch, so the entries there contain all confirmed ones: the
   manager copies them to the new group and opens the next epoch. Writers learn of
   it late or never.
   After L. Lamport, D. Malkhi and L. Zhou, Vertical Paxos (PODC 2009). *)
EXTENDS Naturals

CONSTANTS
  Replica,     \* the replicas of a group; every group has as many
  Entry,       \* the entries to be written
  MaxEpoch     \* the epochs are 1 .. MaxEpoch

VARIABLES
  current,     \* the epoch that is open now
  sealed,      \* sealed[e]: the replicas of epoch e that are sealed
  stored,      \* stored[e][r]: the entries that replica r of epoch e has stored
  belief,      \* belief[x]: the epoch in which entry x is being written
  confirmed    \* the entries reported to the application as safe

vars == <<current, sealed, stored, belief, confirmed>>

Epoch == 1 .. MaxEpoch

TypeOK ==
  /\ current \in Epoch
  /\ sealed \in [Epoch -> SUBSET Replica]
  /\ stored \in [Epoch -> [Replica -> SUBSET Entry]]
  /\ belief \in [Entry -> Epoch]
  /\ confirmed \subseteq Entry

Init ==
  /\ current = 1
  /\ sealed = [e \in Epoch |-> {}]
  /\ stored = [e \in Epoch |-> [r \in Replica |-> {}]]
  /\ belief = [x \in Entry |-> 1]
  /\ confirmed = {}

-----------------------------------------------------------------------------

Store(r, x) ==
  /\ r \notin sealed[belief[x]]
  /\ x \notin stored[belief[x]][r]
  /\ stored' = [stored EXCEPT ![belief[x]][r] = @ \cup {x}]
  /\ UNCHANGED <<current, sealed, belief, confirmed>>

Confirm(x) ==
  /\ x \notin confirmed
  /\ \A r \in Replica : x \in stored[belief[x]][r]
  /\ confirmed' = confirmed \cup {x}
  /\ UNCHANGED <<current, sealed, stored, belief>>

\* The writer of x learns that there is a newer epoch, and starts over in it.
Learn(x) ==
  /\ x \notin confirmed
  /\ belief[x] < current
  /\ belief' = [belief EXCEPT ![x] = current]
  /\ UNCHANGED <<current, sealed, stored, confirmed>>

Seal(r) ==
  /\ current < MaxEpoch
  /\ r \notin sealed[current]
  /\ sealed' = [sealed EXCEPT ![current] = @ \cup {r}]
  /\ UNCHANGED <<current, stored, belief, confirmed>>

\* The entries of replica r, every replica of the new group starts with them.
CopyFrom(r) ==
  stored' = [stored EXCEPT ![current + 1] = [s \in Replica |-> stored[current][r]]]

Open(r) ==
  /\ current < MaxEpoch
  /\ r \in sealed[current]
  /\ CopyFrom(r)
  /\ current' = current + 1
  /\ UNCHANGED <<sealed, belief, confirmed>>

Next ==
  \/ \E r \in Replica : Seal(r) \/ Open(r)
  \/ \E x \in Entry : Confirm(x) \/ Learn(x) \/ \E r \in Replica : Store(r, x)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: every replica of the current group has all confirmed entries.
\* Without it: a customer was told "saved", and after the maintenance it is gone.
ConfirmedSurvives == \A r \in Replica : confirmed \subseteq stored[current][r]

\* Promises: an epoch that was replaced has a sealed replica, which blocks its writers.
\* Without it: two groups confirm entries at the same time, each without the other.
OldEpochsAreSealed == \A e \in Epoch : e < current => sealed[e] # {}

\* Promises: writers are at most behind, never ahead.
\* Without it: an entry is stored in a group that does not exist yet, and overwritten.
BeliefIsNotAhead == \A x \in Entry : belief[x] <= current
=============================================================================
