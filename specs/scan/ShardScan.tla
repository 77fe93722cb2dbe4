------------------------------ MODULE ShardScan ------------------------------
(* Workers scan a key space that is cut into shards. A shard is a half-open range
   [start, end): it owns start and does not own end, so neighbours share no key
   and leave no gap. The worker of a shard scans one key after the other, keeps
   the findings in memory, reports them from time to time, and then saves a
   checkpoint: the position from which a successor goes on. A crash loses what
   was in memory, and the scan resumes at the checkpoint. A shard that is too
   large is split: it keeps the keys below the split point, and a new shard takes
   the others. Keys may be scanned twice; none may be left out. *)
EXTENDS Naturals

CONSTANTS
  Keys,       \* the keys are 0 .. Keys - 1
  MaxShards   \* how many shards may exist

VARIABLES
  shards,     \* the shards that exist are 1 .. shards
  start,      \* start[s], end[s]: the range of shard s is start[s] .. end[s] - 1
  end,
  cursor,     \* cursor[s]: the next key the worker of s will scan
  saved,      \* saved[s]: the checkpoint, on disk
  batch,      \* batch[s]: keys scanned whose findings are in memory only
  reported    \* keys whose findings are safely stored

ranges == <<shards, start, end>>
vars == <<ranges, cursor, saved, batch, reported>>

Key == 0 .. Keys - 1
Position == 0 .. Keys
Shard == 1 .. MaxShards
Live == 1 .. shards

Range(s) == {k \in Key : start[s] <= k /\ k < end[s]}

TypeOK ==
  /\ shards \in Shard
  /\ start \in [Shard -> Position]
  /\ end \in [Shard -> Position]
  /\ cursor \in [Shard -> Position]
  /\ saved \in [Shard -> Position]
  /\ batch \in [Shard -> SUBSET Key]
  /\ reported \subseteq Key

\* One shard owns everything; the others are empty until a split creates them.
Init ==
  /\ shards = 1
  /\ start = [s \in Shard |-> 0]
  /\ end = [s \in Shard |-> IF s = 1 THEN Keys ELSE 0]
  /\ cursor = [s \in Shard |-> 0]
  /\ saved = [s \in Shard |-> 0]
  /\ batch = [s \in Shard |-> {}]
  /\ reported = {}

-----------------------------------------------------------------------------

Scan(s) ==
  /\ cursor[s] < end[s]
  /\ batch' = [batch EXCEPT ![s] = @ \cup {cursor[s]}]
  /\ cursor' = [cursor EXCEPT ![s] = @ + 1]
  /\ UNCHANGED <<ranges, saved, reported>>

Report(s) ==
  /\ batch[s] # {}
  /\ reported' = reported \cup batch[s]
  /\ batch' = [batch EXCEPT ![s] = {}]
  /\ UNCHANGED <<ranges, cursor, saved>>

\* A checkpoint is saved only when everything before it has been reported.
Checkpoint(s) ==
  /\ batch[s] = {}
  /\ saved[s] # cursor[s]
  /\ saved' = [saved EXCEPT ![s] = cursor[s]]
  /\ UNCHANGED <<ranges, cursor, batch, reported>>

\* The worker dies, and another one goes on from the checkpoint.
Crash(s) ==
  /\ cursor[s] # saved[s]
  /\ cursor' = [cursor EXCEPT ![s] = saved[s]]
  /\ batch' = [batch EXCEPT ![s] = {}]
  /\ UNCHANGED <<ranges, saved, reported>>

\* The keys from `at` on, none of them scanned yet, become a shard of their own.
Split(s, at) ==
  /\ shards < MaxShards
  /\ cursor[s] < at
  /\ at < end[s]
  /\ shards' = shards + 1
  /\ start' = [start EXCEPT ![shards + 1] = at]
  /\ end' = [end EXCEPT ![s] = at, ![shards + 1] = end[s]]
  /\ cursor' = [cursor EXCEPT ![shards + 1] = at]
  /\ saved' = [saved EXCEPT ![shards + 1] = at]
  /\ UNCHANGED <<batch, reported>>

Finished == \A s \in Live : saved[s] = end[s]

Stop ==
  /\ Finished
  /\ UNCHANGED vars

Next ==
  \/ Stop
  \/ \E s \in Live :
       \/ Scan(s)
       \/ Report(s)
       \/ Checkpoint(s)
       \/ Crash(s)
       \/ \E at \in Key : Split(s, at)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: every key belongs to exactly one shard, also after any number of splits.
\* Without it: a key in no shard is never scanned, and a key in two is fought over.
OneOwnerPerKey ==
  \A k \in Key :
    \E s \in Live : k \in Range(s) /\ \A t \in Live : k \in Range(t) => t = s

\* Promises: checkpoint and cursor stay within the range of their shard, in order.
\* Without it: a worker walks into the range of its neighbour and does its work twice.
CursorInBounds ==
  \A s \in Live :
    start[s] <= saved[s] /\ saved[s] <= cursor[s] /\ cursor[s] <= end[s]

\* Promises: a worker scans only keys of its own shard.
\* Without it: two workers report the same key and nobody knows whose finding counts.
OwnKeysOnly == \A s \in Live : batch[s] \subseteq Range(s)

\* Promises: a key behind the cursor is reported, or at least still in memory.
\* Without it: a crash at the wrong moment drops keys, and the scan looks complete.
NothingDropped ==
  \A s \in Live : \A k \in start[s] .. cursor[s] - 1 : k \in reported \cup batch[s]

\* Promises: when all shards are finished, every key has been reported.
\* Without it: "scan complete, nothing found" is a lie.
FinishedMeansAllReported == Finished => reported = Key
=============================================================================
