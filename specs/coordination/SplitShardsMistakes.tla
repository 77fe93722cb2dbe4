------------------------- MODULE SplitShardsMistakes ------------------------
(* What goes wrong in practice with ranges and cursors. Each configuration beside
   this module replaces one operator of SplitShards by a mistaken one. *)
EXTENDS SplitShards

\* SplitShardsClosed.cfg: both halves of a split believe that the split key is theirs.
ClosedLeft(m) == m + 1

\* SplitShardsGap.cfg: neither does.
OpenLeft(m) == m - 1

\* SplitShardsEmpty.cfg: nothing comes before the first key, so nobody asks there whether the
\* split key is behind it. The left half has no key.
NotAskedOfFirst(s, m) == (start[s] = 0 \/ start[s] < m) /\ m < end[s]

\* SplitShardsShort.cfg: the last key is taken for the end of the key space.
LastKey == Keys - 1

\* SplitShardsBehind.cfg: a shard is split behind its cursor, which stays where it is.
SplitAnywhere(s, m) == TRUE

\* SplitShardsAnyMerge.cfg: the shards to be merged need not be neighbours.
MergeAny(s, t) == end[s] <= start[t]

\* SplitShardsBackward.cfg: any key is taken, also one before the last checkpoint.
Backward(s, k) == TRUE

\* SplitShardsPastEnd.cfg: `<=` where `<` is meant; the first key of the neighbour passes.
UpToEnd(s, k) == start[s] <= k /\ k <= end[s]

\* SplitShardsTokenCompared.cfg: a checkpoint with the token of the last one is taken for
\* a repetition, and dropped.
NewTokenOnly(s, t) == t # token[s]

\* SplitShardsOneByte.cfg: of the split key, one byte is stored. Few keys do not show it.
OneByte(m) == m % 256

\* SplitShardsOneByteMerged.cfg: the same where ranges are merged.
OneByteMerged(s, t) == end[t] % 256

\* SplitShardsLittleEndian.cfg: the lowest byte is stored first. Keys below 256 do not show it.
LittleEndian(k) == <<k % 256, (k \div 256) % 256, (k \div 65536) % 256, k \div 16777216>>

\* SplitShardsDecimal.cfg: keys are stored as they are printed, 10 before 9.
RECURSIVE Decimal(_)
Decimal(k) == IF k < 10 THEN <<48 + k>> ELSE Append(Decimal(k \div 10), 48 + (k % 10))
=============================================================================
