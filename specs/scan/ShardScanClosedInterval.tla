----------------------- MODULE ShardScanClosedInterval -----------------------
(* ShardScan with an off-by-one that no test with a single shard finds: the loop
   runs while cursor <= end, as if the range were closed. Before the first split
   the extra key does not exist. After a split it is the first key of the
   neighbour, which is then scanned by two workers. *)
EXTENDS ShardScan

\* As Scan, with <= instead of <, and a look whether the key exists at all.
ScanClosed(s) ==
  /\ cursor[s] <= end[s]
  /\ cursor[s] \in Key
  /\ batch' = [batch EXCEPT ![s] = @ \cup {cursor[s]}]
  /\ cursor' = [cursor EXCEPT ![s] = @ + 1]
  /\ UNCHANGED <<ranges, saved, reported>>

NextClosedInterval ==
  \/ Stop
  \/ \E s \in Live :
       \/ ScanClosed(s)
       \/ Report(s)
       \/ Checkpoint(s)
       \/ Crash(s)
       \/ \E at \in Key : Split(s, at)

SpecClosedInterval == Init /\ [][NextClosedInterval]_vars
=============================================================================
