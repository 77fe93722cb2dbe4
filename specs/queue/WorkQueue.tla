------------------------------ MODULE WorkQueue ------------------------------
(* A queue that delivers every task at least once. Delivery does not remove a
   task: it leases the task to a worker, and only the worker's acknowledgement
   removes it. A lease runs out at the will of the queue, whether the worker is
   dead, stopped or only slow, since the queue cannot tell these apart; the task
   is then delivered again. After MaxAttempts deliveries the task goes to the
   dead-letter list, where a human finds it. An answer that comes after the lease
   has run out is ignored. Workers may crash before and after handling a task. *)
EXTENDS Naturals

CONSTANTS
  Task,         \* the tasks that were submitted
  Worker,       \* the workers
  MaxAttempts,  \* how often a task is delivered before the queue gives up
  None          \* stands for "no task" and "no worker"

VARIABLES
  ready,        \* tasks waiting to be delivered
  leased,       \* tasks that were delivered and not yet answered
  owner,        \* owner[t]: the worker that holds the lease on t
  attempts,     \* attempts[t]: how often t has been delivered
  done,         \* tasks that were acknowledged
  dead,         \* tasks in the dead-letter list
  works,        \* works[w]: the task that w works on
  handled       \* tasks whose effect has happened at least once

queue == <<ready, leased, owner, attempts, done, dead>>
vars == <<queue, works, handled>>

TypeOK ==
  /\ ready \subseteq Task
  /\ leased \subseteq Task
  /\ owner \in [Task -> Worker \cup {None}]
  /\ attempts \in [Task -> 0 .. MaxAttempts]
  /\ done \subseteq Task
  /\ dead \subseteq Task
  /\ works \in [Worker -> Task \cup {None}]
  /\ handled \subseteq Task

Init ==
  /\ ready = Task
  /\ leased = {}
  /\ owner = [t \in Task |-> None]
  /\ attempts = [t \in Task |-> 0]
  /\ done = {}
  /\ dead = {}
  /\ works = [w \in Worker |-> None]
  /\ handled = {}

-----------------------------------------------------------------------------

Deliver(t, w) ==
  /\ t \in ready
  /\ works[w] = None
  /\ ready' = ready \ {t}
  /\ leased' = leased \cup {t}
  /\ owner' = [owner EXCEPT ![t] = w]
  /\ attempts' = [attempts EXCEPT ![t] = @ + 1]
  /\ works' = [works EXCEPT ![w] = t]
  /\ UNCHANGED <<done, dead, handled>>

\* The effect of the task happens: a mail is sent, a row is written.
Handle(t, w) ==
  /\ works[w] = t
  /\ t \notin handled
  /\ handled' = handled \cup {t}
  /\ UNCHANGED <<queue, works>>

\* The task has been handled, by this worker or an earlier one; its lease is valid.
Ack(t, w) ==
  /\ works[w] = t
  /\ t \in handled
  /\ owner[t] = w
  /\ leased' = leased \ {t}
  /\ done' = done \cup {t}
  /\ owner' = [owner EXCEPT ![t] = None]
  /\ works' = [works EXCEPT ![w] = None]
  /\ UNCHANGED <<ready, attempts, dead, handled>>

\* The lease has run out in the meantime: the queue ignores the answer.
LateAck(t, w) ==
  /\ works[w] = t
  /\ t \in handled
  /\ owner[t] # w
  /\ works' = [works EXCEPT ![w] = None]
  /\ UNCHANGED <<queue, handled>>

Crash(t, w) ==
  /\ works[w] = t
  /\ works' = [works EXCEPT ![w] = None]
  /\ UNCHANGED <<queue, handled>>

\* The lease runs out, and the task waits for its next delivery.
Retry(t) ==
  /\ t \in leased
  /\ attempts[t] < MaxAttempts
  /\ leased' = leased \ {t}
  /\ ready' = ready \cup {t}
  /\ owner' = [owner EXCEPT ![t] = None]
  /\ UNCHANGED <<attempts, done, dead, works, handled>>

\* The lease of the last attempt runs out.
GiveUp(t) ==
  /\ t \in leased
  /\ attempts[t] = MaxAttempts
  /\ leased' = leased \ {t}
  /\ dead' = dead \cup {t}
  /\ owner' = [owner EXCEPT ![t] = None]
  /\ UNCHANGED <<ready, attempts, done, works, handled>>

Settled == done \cup dead = Task /\ \A w \in Worker : works[w] = None

Rest ==
  /\ Settled
  /\ UNCHANGED vars

Next ==
  \/ Rest
  \/ \E t \in Task : Retry(t) \/ GiveUp(t)
  \/ \E t \in Task, w \in Worker :
       Deliver(t, w) \/ Handle(t, w) \/ Ack(t, w) \/ LateAck(t, w) \/ Crash(t, w)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: every task is waiting, leased, done or in the dead-letter list.
\* Without it: a task can vanish, and nobody ever learns that it was not done.
NothingVanishes == ready \cup leased \cup done \cup dead = Task

\* Promises: no task is in two of these places.
\* Without it: a finished task is delivered again, forever.
OnePlacePerTask ==
  /\ ready \cap (leased \cup done \cup dead) = {}
  /\ leased \cap (done \cup dead) = {}
  /\ done \cap dead = {}

\* Promises: what counts as done has really been handled.
\* Without it: the order is marked as shipped, and the parcel never left.
DoneMeansHandled == done \subseteq handled

\* Promises: the queue gives up on a task only after the agreed number of attempts.
\* Without it: one slow worker sends good tasks to the dead-letter list.
DeadMeansTried == \A t \in dead : attempts[t] = MaxAttempts

\* Promises: exactly the leased tasks have an owner.
\* Without it: the answer of the rightful worker is ignored, or that of a stranger counts.
LeasedMeansOwned == \A t \in Task : t \in leased <=> owner[t] # None
=============================================================================
