------------------------ MODULE LeasedShardsMistakes ------------------------
(* What goes wrong in practice with leases on shards. Each configuration beside
   this module replaces one operator of LeasedShards by a mistaken one. *)
EXTENDS LeasedShards

\* LeasedShardsNoFence.cfg: no epochs are compared when a checkpoint comes. A worker that
\* was paused comes back and overwrites the progress of its successor.
\* LeasedShardsCompleteNoFence.cfg, LeasedShardsParkNoFence.cfg: the fence is there, but not
\* where a shard is finished or parked.
NoFence(w, s) == held[w][s] # 0

\* LeasedShardsRenewNoFence.cfg: whoever had a lease once can renew it.
RenewNoFence(w, s) ==
  /\ held[w][s] # 0
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
  /\ UNCHANGED <<shards, clock, held>>

\* LeasedShardsByName.cfg: the coordinator knows its workers by name, not by epoch. All is
\* well as long as every worker hears of every grant.
SameName(w, s) == owner[s] = w /\ held[w][s] # 0

\* LeasedShardsClockFence.cfg: the worker looks at the clock instead: "my lease has not
\* run out yet". All is well as long as everybody looks at the same clock.
ClockFence(w, s) == held[w][s] # 0 /\ clock < deadline[w][s]

\* LeasedShardsReusedEpoch.cfg: a shard that starts anew is granted under an old epoch.
ReusedEpoch(w, s) == IF cursor[s] = NoKey THEN 1 ELSE epoch[s] + 1

\* LeasedShardsSameEpoch.cfg: a worker that comes back in time is given its old epoch, and
\* so nobody can tell what it sent before from what it sends now.
EpochOfReturn(w, s) ==
  IF held[w][s] # 0 /\ held[w][s] = epoch[s] THEN epoch[s] ELSE epoch[s] + 1

\* LeasedShardsForgetsEpoch.cfg: the epoch of a shard that is done is deleted.
NoEpoch(s) == 0

\* LeasedShardsTimestamps.cfg: epochs are the time of the grant. All is well as long as no
\* clock is set back.
AcquireByTime(w, s) ==
  /\ status[s] = "open"
  /\ Free(w, s)
  /\ clock < MaxTime
  /\ clock' = clock + 1
  /\ owner' = [owner EXCEPT ![s] = w]
  /\ epoch' = [epoch EXCEPT ![s] = clock + 1]
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + 1 + Term]
  /\ held' = [held EXCEPT ![w][s] = clock + 1]
  /\ UNCHANGED <<status, cursor>>

\* LeasedShardsMixedUp.cfg: the answer to a request goes to whoever asked last.
AcquireMixedUp(w, s) ==
  /\ status[s] = "open"
  /\ Free(w, s)
  /\ NextEpoch(w, s) <= MaxEpoch
  /\ owner' = [owner EXCEPT ![s] = w]
  /\ epoch' = [epoch EXCEPT ![s] = NextEpoch(w, s)]
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
  /\ \E other \in Worker : held' = [held EXCEPT ![other][s] = NextEpoch(w, s)]
  /\ UNCHANGED <<status, cursor, clock>>

\* LeasedShardsTellsOthers.cfg: a worker that is finished with a shard tells the others its
\* epoch, so that they can go on at once.
TellOthers(w, s) == held' = [v \in Worker |-> [held[v] EXCEPT ![s] = held[w][s]]]

\* LeasedShardsGossip.cfg: the next epoch is what the workers tell each other.
GossipedEpoch(w, s) ==
  1 + CHOOSE e \in Epoch : /\ \E v \in Worker : held[v][s] = e
                           /\ \A v \in Worker : held[v][s] <= e

\* LeasedShardsSteals.cfg: a shard is granted although somebody has it.
NotAsked(w, s) == TRUE

\* LeasedShardsTwice.cfg: a shard is granted to a worker that has it, for it may have been
\* restarted. The old process may still be there.
FreeOrOwn(w, s) == owner[s] \in {Nobody, w}

\* LeasedShardsNoDeadline.cfg: a lease without a deadline is taken for none. All is well as
\* long as deadlines are written in time.
FreeOrUntimed(w, s) == owner[s] # Nobody => deadline[owner[s]][s] = 0

\* LeasedShardsHandsOver.cfg: when a lease has run out, a worker that stands by takes over.
HandOver(s) ==
  /\ owner[s] # Nobody
  /\ deadline[owner[s]][s] <= clock
  /\ epoch[s] < MaxEpoch
  /\ epoch' = [epoch EXCEPT ![s] = @ + 1]
  /\ \E w \in Worker \ {owner[s]} :
       /\ owner' = [owner EXCEPT ![s] = w]
       /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
       /\ held' = [held EXCEPT ![w][s] = epoch[s] + 1]
  /\ UNCHANGED <<status, cursor, clock>>

\* LeasedShardsRenewsAnew.cfg: renewing a lease takes a new epoch, of which the worker is
\* not told: it shuts itself out.
AnewIfPossible(s) == IF epoch[s] < MaxEpoch THEN epoch[s] + 1 ELSE epoch[s]

\* LeasedShardsBackward.cfg: any key is taken, also one before the last checkpoint.
Backward(s, k) == TRUE

\* LeasedShardsForgetful.cfg: parking a shard drops its checkpoint.
ForgetfulPark(s) == NoKey

\* LeasedShardsSkipsKey.cfg: whoever takes a shard over skips the key at which its predecessor
\* stopped, for that may be what killed it. Cursors go forward, and stay in their range.
AcquireAndSkip(w, s) ==
  /\ status[s] = "open"
  /\ Free(w, s)
  /\ NextEpoch(w, s) <= MaxEpoch
  /\ owner' = [owner EXCEPT ![s] = w]
  /\ epoch' = [epoch EXCEPT ![s] = NextEpoch(w, s)]
  /\ deadline' = [deadline EXCEPT ![w][s] = clock + Term]
  /\ held' = [held EXCEPT ![w][s] = NextEpoch(w, s)]
  /\ cursor' = [cursor EXCEPT ![s] = IF @ # NoKey /\ @ < Keys THEN @ + 1 ELSE @]
  /\ UNCHANGED <<status, clock>>

\* LeasedShardsReopen.cfg: whatever is not open can be unparked.
ReopenAnything(s) == status[s] # "open"

\* LeasedShardsRefetches.cfg: a worker that was refused asks for the newest epoch, and tries
\* again with that.
Refetch(w, s) ==
  /\ held[w][s] # 0
  /\ held' = [held EXCEPT ![w][s] = epoch[s]]
  /\ UNCHANGED <<shards, leases>>
NextOrRefetch == Next \/ \E w \in Worker, s \in Shard : Refetch(w, s)

\* What follows is done by hand, with a tool that was written in a hurry. Nothing is broken by it
\* that anybody looks at; but no epoch is compared, and no rule knows of it.

\* LeasedShardsSkipsByHand.cfg: a shard that hangs is set forward to its end.
SkipByHand(s) ==
  /\ status[s] = "open"
  /\ cursor' = [cursor EXCEPT ![s] = Keys]
  /\ UNCHANGED <<status, owner, epoch, leases, held>>
NextOrSkip == Next \/ \E s \in Shard : SkipByHand(s)

\* LeasedShardsReleasesByHand.cfg: a lease is taken away before it has run out.
ReleaseByHand(s) ==
  /\ owner' = [owner EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<status, epoch, cursor, leases, held>>
NextOrRelease == Next \/ \E s \in Shard : ReleaseByHand(s)

\* LeasedShardsFencesByHand.cfg: whoever has a shard is shut out by a new epoch.
FenceByHand(s) ==
  /\ epoch[s] < MaxEpoch
  /\ epoch' = [epoch EXCEPT ![s] = @ + 1]
  /\ UNCHANGED <<status, owner, cursor, leases, held>>
NextOrFence == Next \/ \E s \in Shard : FenceByHand(s)

\* LeasedShardsParksByHand.cfg: a shard that nobody has is parked.
ParkByHand(s) ==
  /\ status[s] = "open"
  /\ owner[s] = Nobody
  /\ status' = [status EXCEPT ![s] = "parked"]
  /\ UNCHANGED <<owner, epoch, cursor, leases, held>>
NextOrPark == Next \/ \E s \in Shard : ParkByHand(s)
=============================================================================
