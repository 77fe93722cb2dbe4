---------------------- MODULE ShardScanEarlyCheckpoint ----------------------
(* ShardScan with a checkpoint that is saved too early: the worker saves its
   position while the findings of the keys before it are still in memory. A crash
   then loses the findings, the successor resumes behind them, and the scan ends
   without an error and without those keys. *)
EXTENDS ShardScan

\* As Checkpoint, without waiting for the report.
CheckpointEarly(s) ==
  /\ saved[s] # cursor[s]
  /\ saved' = [saved EXCEPT ![s] = cursor[s]]
  /\ UNCHANGED <<ranges, cursor, batch, reported>>

\* As Crash; with an early checkpoint there may be something in memory to lose.
CrashWithBatch(s) ==
  /\ cursor[s] # saved[s] \/ batch[s] # {}
  /\ cursor' = [cursor EXCEPT ![s] = saved[s]]
  /\ batch' = [batch EXCEPT ![s] = {}]
  /\ UNCHANGED <<ranges, saved, reported>>

NextEarlyCheckpoint ==
  \/ Stop
  \/ \E s \in Live :
       \/ Scan(s)
       \/ Report(s)
       \/ CheckpointEarly(s)
       \/ CrashWithBatch(s)
       \/ \E at \in Key : Split(s, at)

SpecEarlyCheckpoint == Init /\ [][NextEarlyCheckpoint]_vars
=============================================================================
