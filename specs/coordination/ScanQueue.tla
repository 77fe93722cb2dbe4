------------------------------ MODULE ScanQueue ------------------------------
(* A dispatcher takes scan jobs into a bounded queue, hands them to workers, and
   records their results. Results come over a network that loses, repeats and
   reorders. When no result comes the dispatcher does not know whether the worker is
   dead or slow, so it hands the job out again, as a new attempt; a result counts
   only if it is of the newest attempt. A job that has failed too often is set aside
   as dead, with an account of it. When the queue is full, whoever submits has to
   wait. *)
EXTENDS Naturals, Sequences

CONSTANTS
  Job,        \* the jobs
  Capacity,   \* how many jobs fit into the queue
  MaxTries    \* how often a job is tried before it is set aside

VARIABLES
  status,     \* status[j]: "outside", "queued", "running", "done" or "dead"
  queue,      \* the jobs that wait, the first one first
  tries,      \* tries[j]: attempts so far
  working,    \* the attempts that some worker works at
  crashed,    \* the attempts whose worker has died
  network,    \* results under way
  recorded    \* recorded[j]: how often a result of j was recorded

jobs == <<status, queue, tries>>
workers == <<working, crashed>>
vars == <<jobs, workers, network, recorded>>

Terminal == {"done", "dead"}
Attempt == [job : Job, number : 1 .. MaxTries]

RECURSIVE Queues(_)
Queues(n) == IF n = 0 THEN {<<>>} ELSE Queues(n - 1) \cup [1 .. n -> Job]

TypeOK ==
  /\ status \in [Job -> {"outside", "queued", "running", "done", "dead"}]
  /\ queue \in Queues(Capacity)
  /\ tries \in [Job -> 0 .. MaxTries]
  /\ working \in SUBSET Attempt
  /\ crashed \in SUBSET Attempt
  /\ network \in SUBSET Attempt
  /\ recorded \in [Job -> 0 .. 2]

Init ==
  /\ status = [j \in Job |-> "outside"]
  /\ queue = <<>>
  /\ tries = [j \in Job |-> 0]
  /\ working = {}
  /\ crashed = {}
  /\ network = {}
  /\ recorded = [j \in Job |-> 0]

-----------------------------------------------------------------------------

\* What the dispatcher asks before it takes a job, counts a result, gives an attempt up.
HasRoom == Len(queue) < Capacity
Counts(r) == status[r.job] = "running" /\ tries[r.job] = r.number
GivesUp(j) == TRUE
\* What becomes of a job that was given up.
Aside(j) == "dead"

Submit(j) ==
  /\ status[j] = "outside"
  /\ HasRoom
  /\ queue' = Append(queue, j)
  /\ status' = [status EXCEPT ![j] = "queued"]
  /\ UNCHANGED <<tries, workers, network, recorded>>

\* The first job goes to a worker.
Dispatch ==
  /\ queue # <<>>
  /\ LET j == Head(queue) IN
       /\ status' = [status EXCEPT ![j] = "running"]
       /\ tries' = [tries EXCEPT ![j] = @ + 1]
       /\ working' = working \cup {[job |-> j, number |-> tries[j] + 1]}
  /\ queue' = Tail(queue)
  /\ UNCHANGED <<crashed, network, recorded>>

\* A worker has finished and sends its result.
Finish(a) ==
  /\ a \in working
  /\ working' = working \ {a}
  /\ network' = network \cup {a}
  /\ UNCHANGED <<jobs, crashed, recorded>>

\* A worker dies. Nobody is told.
Crash(a) ==
  /\ a \in working
  /\ working' = working \ {a}
  /\ crashed' = crashed \cup {a}
  /\ UNCHANGED <<jobs, network, recorded>>

\* A result arrives.
Record(r) ==
  /\ r \in network
  /\ network' = network \ {r}
  /\ IF Counts(r)
     THEN /\ status' = [status EXCEPT ![r.job] = "done"]
          /\ recorded' = [recorded EXCEPT ![r.job] = IF @ < 2 THEN @ + 1 ELSE @]
     ELSE UNCHANGED <<status, recorded>>
  /\ UNCHANGED <<queue, tries, workers>>

\* No result has come for long: the job waits for another attempt, or is set aside.
GiveUp(j) ==
  /\ status[j] = "running"
  /\ GivesUp(j)
  /\ IF tries[j] < MaxTries
     THEN /\ Len(queue) < Capacity
          /\ queue' = Append(queue, j)
          /\ status' = [status EXCEPT ![j] = "queued"]
     ELSE /\ status' = [status EXCEPT ![j] = Aside(j)]
          /\ UNCHANGED queue
  /\ UNCHANGED <<tries, workers, network, recorded>>

Next ==
  \/ Dispatch
  \/ \E j \in Job : Submit(j) \/ GiveUp(j)
  \/ \E a \in working : Finish(a) \/ Crash(a)
  \/ \E r \in network : Record(r)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a job waits if and only if it is in the queue.
\* Without it: a job is believed to wait and is in no queue.
QueuedMeansWaiting ==
  \A j \in Job : status[j] = "queued" <=> \E at \in DOMAIN queue : queue[at] = j

\* Promises: no job waits twice.
\* Without it: it is handed out twice under one attempt.
WaitsOnce ==
  \A a, b \in DOMAIN queue : queue[a] = queue[b] => a = b

\* Promises: the result of a job is recorded once, when the job is done.
\* Without it: findings are counted twice.
RecordedOnce == \A j \in Job : recorded[j] = IF status[j] = "done" THEN 1 ELSE 0

\* Promises: a job that runs or waits again has been tried.
\* Without it: the number of tries says nothing.
RunningMeansTried == \A j \in Job : status[j] = "running" => tries[j] > 0

\* Promises: a job that waits may be tried once more.
\* Without it: a job is tried for ever.
WaitingMeansTriesLeft == \A j \in Job : status[j] \in {"outside", "queued"} => tries[j] < MaxTries

\* All of it together holds after each step if it held before.
Ind ==
  /\ TypeOK
  /\ QueuedMeansWaiting
  /\ WaitsOnce
  /\ RecordedOnce
  /\ RunningMeansTried
  /\ WaitingMeansTriesLeft
=============================================================================
