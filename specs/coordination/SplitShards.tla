---------------------------- MODULE SplitShards -----------------------------
(* A key space is cut into shards, which workers scan. A shard is a half-open range
   [start, end): it owns start and does not own end. A shard that is too large is
   split, one that is too small is merged with its right neighbour; no key may be
   lost between shards or belong to two of them. The progress of a shard is a cursor
   of two layers: the last key that is finished, by which the coordinator orders
   progress, and a token with which the connector goes on reading. What is in the
   token is the business of the connector; the coordinator stores it and hands it
   out again.
   After D. Bacon and others, Spanner: Becoming a SQL System (SIGMOD 2017), on
   restarting queries, and F. Chang and others, Bigtable (OSDI 2006), on ranges. *)
EXTENDS Integers, Sequences

CONSTANTS
  Keys,       \* the keys are 0 .. Keys - 1
  MaxShards,  \* how many shards may come to exist
  Token       \* what a connector may put into a cursor

VARIABLES
  status,     \* status[s]: "absent", "open", "done" or "merged"
  start,      \* the range of s is start[s] .. end[s] - 1
  end,
  last,       \* last[s]: the last key that is finished, or NoKey
  token       \* token[s]: the token that came with it, or NoToken

ranges == <<start, end>>
cursors == <<last, token>>
vars == <<status, ranges, cursors>>

Key == 0 .. Keys - 1
Bound == 0 .. Keys
NoKey == Keys
NoToken == "none"
Shard == 1 .. MaxShards
Terminal == {"done", "merged"}

TypeOK ==
  /\ status \in [Shard -> {"absent", "open", "done", "merged"}]
  /\ start \in [Shard -> Bound]
  /\ end \in [Shard -> Bound]
  /\ last \in [Shard -> Key \cup {NoKey}]
  /\ token \in [Shard -> Token \cup {NoToken}]

\* The first key behind all others.
EndOfAll == Keys

\* One shard owns everything.
Init ==
  /\ status = [s \in Shard |-> IF s = 1 THEN "open" ELSE "absent"]
  /\ start = [s \in Shard |-> 0]
  /\ end = [s \in Shard |-> IF s = 1 THEN EndOfAll ELSE 0]
  /\ last = [s \in Shard |-> NoKey]
  /\ token = [s \in Shard |-> NoToken]

\* The shards that own keys.
Owning == {s \in Shard : status[s] \in {"open", "done"}}

\* Keys as they are stored, as four bytes: the highest one first.
Encode(k) == <<k \div 16777216, (k \div 65536) % 256, (k \div 256) % 256, k % 256>>
Encodable == 0 .. 4294967295

-----------------------------------------------------------------------------

\* What the coordinator asks of a checkpoint, and of a split at key m.
Forward(s, k) == last[s] = NoKey \/ last[s] <= k
InRange(s, k) == start[s] <= k /\ k < end[s]
TokenAccepted(s, t) == TRUE
Inside(s, m) == start[s] < m /\ m < end[s]
SplitAhead(s, m) == last[s] = NoKey \/ last[s] < m
Neighbours(s, t) == end[s] = start[t]

\* The first key that a split at m does not leave to the left shard, and the first one
\* that s does not have when it has got the keys of t.
LeftEnd(m) == m
MergedEnd(s, t) == end[t]

Checkpoint(s, k, t) ==
  /\ status[s] = "open"
  /\ InRange(s, k)
  /\ Forward(s, k)
  /\ TokenAccepted(s, t)
  /\ last' = [last EXCEPT ![s] = k]
  /\ token' = [token EXCEPT ![s] = t]
  /\ UNCHANGED <<status, ranges>>

\* A shard whose last key is finished is done.
Complete(s) ==
  /\ status[s] = "open"
  /\ last[s] # NoKey
  /\ last[s] + 1 = end[s]
  /\ status' = [status EXCEPT ![s] = "done"]
  /\ UNCHANGED <<ranges, cursors>>

\* The keys from m on become a shard of their own, which nobody has begun.
Split(s, m, new) ==
  /\ status[s] = "open"
  /\ status[new] = "absent"
  /\ Inside(s, m)
  /\ SplitAhead(s, m)
  /\ status' = [status EXCEPT ![new] = "open"]
  /\ start' = [start EXCEPT ![new] = m]
  /\ end' = [end EXCEPT ![s] = LeftEnd(m), ![new] = end[s]]
  /\ UNCHANGED cursors

\* The keys of t go to its left neighbour s. What was finished of them is scanned again.
Merge(s, t) ==
  /\ s # t
  /\ status[s] = "open"
  /\ status[t] = "open"
  /\ Neighbours(s, t)
  /\ status' = [status EXCEPT ![t] = "merged"]
  /\ end' = [end EXCEPT ![s] = MergedEnd(s, t)]
  /\ UNCHANGED <<start, cursors>>

Next ==
  \E s \in Shard :
    \/ Complete(s)
    \/ \E k \in Key, t \in Token : Checkpoint(s, k, t)
    \/ \E m \in Key, new \in Shard : Split(s, m, new)
    \/ \E t \in Shard : Merge(s, t)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a shard that owns keys has a first and a last one.
\* Without it: a worker is given a range it cannot finish.
NotEmpty == \A s \in Owning : start[s] < end[s]

\* Promises: every key belongs to a shard.
\* Without it: a key in no shard is never scanned, and the scan looks complete.
NoGap == \A k \in Key : \E s \in Owning : start[s] <= k /\ k < end[s]

\* Promises: no key belongs to two shards.
\* Without it: two workers fight over a key.
NoOverlap == \A s, t \in Owning : s # t => end[s] <= start[t] \/ end[t] <= start[s]

\* Promises: the cursor of a shard is one of its keys.
\* Without it: a worker goes on in the range of its neighbour.
CursorInRange ==
  \A s \in Owning : last[s] # NoKey => start[s] <= last[s] /\ last[s] < end[s]

\* Promises: a shard that does not exist yet has no progress.
\* Without it: a new shard begins somewhere in its middle.
AbsentIsFresh ==
  \A s \in Shard : status[s] = "absent" => last[s] = NoKey /\ token[s] = NoToken

\* Promises: a shard that is done is done to its last key.
\* Without it: "scan complete, nothing found" is a lie.
DoneMeansScanned ==
  \A s \in Shard : status[s] = "done" => last[s] # NoKey /\ last[s] + 1 = end[s]

\* Shards with any ranges and cursors, also of keys that no configuration has.
AnyRanges ==
  /\ status \in [Shard -> {"absent", "open", "done", "merged"}]
  /\ start \in [Shard -> Int]
  /\ end \in [Shard -> Int]
  /\ last \in [Shard -> Int]
  /\ token \in [Shard -> Token \cup {NoToken}]

\* All of it together holds after each step if it held before.
Ind ==
  /\ TypeOK
  /\ NotEmpty
  /\ NoGap
  /\ NoOverlap
  /\ CursorInRange
  /\ AbsentIsFresh
  /\ DoneMeansScanned
=============================================================================
