------------------------ MODULE LeasedShardsMistakes ------------------------
(* What goes wrong in practice with leases on shards. Each configuration beside
   this module replaces one operator of LeasedShards by a mistaken one. *)
EXTENDS LeasedShards

\* LeasedShardsNoFence.cfg: no epochs are compared when a checkpoint comes. A worker that
\* was paused comes back and overwrites the progress of its successor.
NoFence(w, s) == held[w][s] # 0

\* LeasedShardsClockFence.cfg: the worker looks at the clock instead: "my lease has not
\* run out yet". All is well as long as everybody looks at the same clock.
ClockFence(w, s) == held[w][s] # 0 /\ clock < deadline[w][s]

\* LeasedShardsReusedEpoch.cfg: a shard that starts anew is granted under an old epoch.
ReusedEpoch(s) == IF cursor[s] = NoKey THEN 1 ELSE epoch[s] + 1

\* LeasedShardsSteals.cfg: a shard is granted although somebody has it.
NotAsked(s) == TRUE

\* LeasedShardsRenewsAnew.cfg: renewing a lease takes a new epoch, of which the worker is
\* not told: it shuts itself out.
AnewIfPossible(s) == IF epoch[s] < MaxEpoch THEN epoch[s] + 1 ELSE epoch[s]

\* LeasedShardsBackward.cfg: any key is taken, also one before the last checkpoint.
Backward(s, k) == TRUE

\* LeasedShardsForgetful.cfg: parking a shard drops its checkpoint.
ForgetfulPark(s) == NoKey

\* LeasedShardsReopen.cfg: whatever is not open can be unparked.
ReopenAnything(s) == status[s] # "open"
=============================================================================
