---------------------------- MODULE LeasedShards ----------------------------
(* Workers scan shards of a key space under leases. A coordinator keeps, for each
   shard, who has it, until when, and an epoch: a number that grows with every
   grant. A worker shows the epoch that it was granted with each request, and the
   coordinator refuses every request with another one. So a worker that slept
   through the end of its lease (a zombie) cannot overwrite what its successor
   has done. Clocks decide only when a lease may be given to somebody else; they
   decide nothing about what is accepted.
   A worker saves its progress by checkpoints: the last key that it has finished.
   It may send any key: what a request may do is for the coordinator to decide.
   A shard that cannot be scanned now is parked, and somebody unparks it later.
   After C. Gray and D. Cheriton, Leases (SOSP 1989), and M. Kleppmann, How to do
   distributed locking (2016). *)
EXTENDS Naturals

CONSTANTS
  Worker,     \* the workers
  Shard,      \* the shards
  Nobody,     \* stands for "no worker has the shard"
  Keys,       \* the keys of a shard are 1 .. Keys
  MaxEpoch,   \* how many grants of one shard are looked at
  MaxTime     \* the clock shows 0 .. MaxTime

VARIABLES
  status,     \* status[s]: "open", "parked" or "done"
  owner,      \* owner[s]: the worker that the coordinator believes to have s
  epoch,      \* epoch[s]: the epoch of the last grant of s
  deadline,   \* deadline[w][s]: when the lease ends that w was granted on s
  cursor,     \* cursor[s]: the last key that is finished, or NoKey
  clock,      \* the clock that everybody looks at
  held        \* held[w][s]: the epoch that w was granted on s; 0: none

shards == <<status, owner, epoch, cursor>>
leases == <<deadline, clock>>
vars == <<shards, leases, held>>

Key == 1 .. Keys
NoKey == 0
Epoch == 0 .. MaxEpoch
Time == 0 .. MaxTime
Term == 1 \* of a lease
Terminal == {"done"}

TypeOK ==
  /\ status \in [Shard -> {"open", "parked", "done"}]
  /\ owner \in [Shard -> Worker \cup {Nobody}]
  /\ epoch \in [Shard -> Epoch]
  /\ deadline \in [Worker -> [Shard -> 0 .. MaxTime + Term]]
  /\ cursor \in [Shard -> Key \cup {NoKey}]
  /\ clock \in Time
  /\ held \in [Worker -> [Shard -> Epoch]]

Init ==
  /\ status = [s \in Shard |-> "open"]
  /\ owner = [s \in Shard |-> Nobody]
  /\ epoch = [s \in Shard |-> 0]
  /\ deadline = [w \in Worker |-> [s \in Shard |-> 0]]
  /\ cursor = [s \in Shard |-> NoKey]
  /\ clock = 0
  /\ held = [w \in Worker |-> [s \in Shard |-> 0]]

-----------------------------------------------------------------------------

\* What the coordinator asks before it does what a worker wants.
Fenced(w, s) == held[w][s] # 0 /\ held[w][s] = epoch[s]
CheckpointFenced(w, s) == Fenced(w, s)
CompleteFenced(w, s) == Fenced(w, s)
ParkFenced(w, s) == Fenced(w, s)
Free(w, s) == owner[s] = Nobody
Forward(s, k) == k >= cursor[s]
CanReopen(s) == status[s] = "parked"

\* What it does.
NextEpoch(w, s) == epoch[s] + 1
RenewedEpoch(s) == epoch[s]
EpochOfDone(s) == epoch[s]
CursorOfParked(s) == cursor[s]

\* The worker forgets the lease.
Forget(w, s) == held' = [held EXCEPT ![w][s] = 0]

Tick ==
  /\ clock < MaxTime
  /\ clock' = clock + 1
  /\ UNCHANGED <<shards, deadline, held>>

\* The coordinator grants a shard that nobody has, under a new epoch.
Acquire(w, s) ==
  /\ status[s] = "open"
  /\ Free(w, s)
  /\ NextEpoch(w, s) <= MaxEpoch
  /\ owner' = [owner EXCEPT ![s] = w]
  /\ epoch' = [epoch EXCEPT ![s] = NextEpoch(w, s)]
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
  /\ held' = [held EXCEPT ![w][s] = NextEpoch(w, s)]
  /\ UNCHANGED <<status, cursor, clock>>

Renew(w, s) ==
  /\ owner[s] = w
  /\ Fenced(w, s)
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
  /\ epoch' = [epoch EXCEPT ![s] = RenewedEpoch(s)]
  /\ UNCHANGED <<status, owner, cursor, clock, held>>

\* The lease has run out: the coordinator takes the shard back. Nobody tells the
\* worker.
Expire(s) ==
  /\ owner[s] # Nobody
  /\ deadline[owner[s]][s] <= clock
  /\ owner' = [owner EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<status, epoch, cursor, leases, held>>

\* The worker says that everything up to key k is finished.
Checkpoint(w, s, k) ==
  /\ status[s] = "open"
  /\ CheckpointFenced(w, s)
  /\ Forward(s, k)
  /\ cursor' = [cursor EXCEPT ![s] = k]
  /\ UNCHANGED <<status, owner, epoch, leases, held>>

\* The worker says that the whole shard is finished.
Complete(w, s) ==
  /\ status[s] = "open"
  /\ CompleteFenced(w, s)
  /\ cursor[s] = Keys
  /\ status' = [status EXCEPT ![s] = "done"]
  /\ owner' = [owner EXCEPT ![s] = Nobody]
  /\ epoch' = [epoch EXCEPT ![s] = EpochOfDone(s)]
  /\ Forget(w, s)
  /\ UNCHANGED <<cursor, leases>>

\* The worker cannot go on with the shard for now.
Park(w, s) ==
  /\ status[s] = "open"
  /\ ParkFenced(w, s)
  /\ status' = [status EXCEPT ![s] = "parked"]
  /\ owner' = [owner EXCEPT ![s] = Nobody]
  /\ cursor' = [cursor EXCEPT ![s] = CursorOfParked(s)]
  /\ Forget(w, s)
  /\ UNCHANGED <<epoch, leases>>

\* Somebody has mended what kept the shard from being scanned.
Unpark(s) ==
  /\ CanReopen(s)
  /\ status' = [status EXCEPT ![s] = "open"]
  /\ UNCHANGED <<owner, epoch, cursor, leases, held>>

Next ==
  \/ Tick
  \/ \E s \in Shard :
       \/ Expire(s)
       \/ Unpark(s)
       \/ \E w \in Worker :
            \/ Acquire(w, s)
            \/ Renew(w, s)
            \/ Complete(w, s)
            \/ Park(w, s)
            \/ \E k \in Key : Checkpoint(w, s, k)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: no worker has an epoch that was not granted.
\* Without it: a worker could be ahead of the coordinator, and refuse its successor.
HeldWasGranted == \A w \in Worker, s \in Shard : held[w][s] <= epoch[s]

\* Promises: no two workers were granted the same epoch of a shard.
\* Without it: the coordinator cannot tell the zombie from its successor.
EpochsAreUnique ==
  \A s \in Shard : \A v, w \in Worker :
    v # w /\ held[v][s] # 0 => held[v][s] # held[w][s]

\* Promises: whoever holds the newest epoch is the owner, or the lease has run out.
\* Without it: the coordinator accepts the work of one and expects that of another.
NewestIsOwner ==
  \A w \in Worker, s \in Shard :
    held[w][s] # 0 /\ held[w][s] = epoch[s] => owner[s] \in {w, Nobody}

\* Promises: a shard that is done is done to its last key.
\* Without it: "scan complete, nothing found" is a lie.
DoneMeansScanned == \A s \in Shard : status[s] = "done" => cursor[s] = Keys

\* All of it together holds after each step if it held before.
Ind ==
  /\ TypeOK
  /\ HeldWasGranted
  /\ EpochsAreUnique
  /\ NewestIsOwner
  /\ DoneMeansScanned

\* Each step is one of leases with fencing tokens, or changes nothing there.
Reference == INSTANCE FencedLease WITH
  Client <- Worker, Resource <- Shard, NoOne <- Nobody,
  holder <- owner, newest <- epoch, token <- held, content <- cursor
=============================================================================
