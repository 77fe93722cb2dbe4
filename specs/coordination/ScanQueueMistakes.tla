-------------------------- MODULE ScanQueueMistakes --------------------------
(* What goes wrong in practice with work queues. Each configuration beside this
   module replaces operators of ScanQueue by mistaken ones. *)
EXTENDS ScanQueue

\* ScanQueueNoRoom.cfg: jobs are taken whether or not there is room.
AlwaysRoom == TRUE

\* ScanQueueForgets.cfg: a job that was given up is forgotten.
Forgotten(j) == "outside"
\* It comes again and is tried for ever; we look at the first tries.
FirstTries == \A j \in Job : tries[j] = MaxTries => status[j] # "queued"

\* ScanQueueTriesForEver.cfg: whatever comes back without a result is tried again. A job that
\* kills its worker kills one after the other.
GiveUpNever(j) ==
  /\ status[j] = "running"
  /\ Len(queue) < Capacity
  /\ queue' = Append(queue, j)
  /\ status' = [status EXCEPT ![j] = "queued"]
  /\ UNCHANGED <<tries, workers, network, recorded>>
\* We look at the first tries.
OneTooMany == \A j \in Job : tries[j] <= MaxTries

\* ScanQueueAnyResult.cfg: every result counts.
AnyResult(r) == TRUE

\* ScanQueueTrustsNetwork.cfg: nobody asks whether the job is finished already: the network
\* delivers each result once.
TrustsNetwork(r) == status[r.job] \in {"running", "done"} /\ tries[r.job] = r.number

\* ScanQueueTrustsDetector.cfg: a job is given up only when its worker is dead, and so
\* every result that comes is the newest one. But nobody can know who is dead.
KnownDead(j) == [job |-> j, number |-> tries[j]] \in crashed
StillWanted(r) == status[r.job] \notin Terminal
=============================================================================
