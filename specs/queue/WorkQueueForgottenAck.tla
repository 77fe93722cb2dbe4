------------------------ MODULE WorkQueueForgottenAck ------------------------
(* WorkQueue with two changes that are harmless one by one. Leases are renewed by
   a heartbeat of the worker's process, so a lease runs out only when the worker
   has died. And a worker that finds a task already handled returns early, and
   forgets the acknowledgement on this path. Its process lives, the heartbeat
   renews the lease, and the task is leased forever: neither done nor retried nor
   dead. The queue stands still, and no part of it has failed. *)
EXTENDS WorkQueue

VARIABLE alive   \* alive[w]: the process of w has not crashed since its last delivery

varsForgotten == <<vars, alive>>

InitForgotten == Init /\ alive = [w \in Worker |-> TRUE]

DeliverAlive(t, w) ==
  /\ Deliver(t, w)
  /\ alive' = [alive EXCEPT ![w] = TRUE]

\* Only the worker that has just handled the task acknowledges it.
HandleAndAck(t, w) ==
  /\ works[w] = t
  /\ t \notin handled
  /\ owner[t] = w
  /\ handled' = handled \cup {t}
  /\ leased' = leased \ {t}
  /\ done' = done \cup {t}
  /\ owner' = [owner EXCEPT ![t] = None]
  /\ works' = [works EXCEPT ![w] = None]
  /\ UNCHANGED <<ready, attempts, dead, alive>>

\* The worker dies after the effect and before the acknowledgement.
HandleAndCrash(t, w) ==
  /\ works[w] = t
  /\ t \notin handled
  /\ handled' = handled \cup {t}
  /\ works' = [works EXCEPT ![w] = None]
  /\ alive' = [alive EXCEPT ![w] = FALSE]
  /\ UNCHANGED queue

\* "Nothing to do": the early return, without the acknowledgement.
SkipDuplicate(t, w) ==
  /\ works[w] = t
  /\ t \in handled
  /\ works' = [works EXCEPT ![w] = None]
  /\ UNCHANGED <<queue, handled, alive>>

\* The heartbeat of the owner has stopped.
RetryOfDead(t) ==
  /\ owner[t] # None
  /\ ~alive[owner[t]]
  /\ Retry(t)
  /\ UNCHANGED alive

GiveUpOnDead(t) ==
  /\ owner[t] # None
  /\ ~alive[owner[t]]
  /\ GiveUp(t)
  /\ UNCHANGED alive

RestForgotten ==
  /\ Settled
  /\ UNCHANGED varsForgotten

NextForgotten ==
  \/ RestForgotten
  \/ \E t \in Task : RetryOfDead(t) \/ GiveUpOnDead(t)
  \/ \E t \in Task, w \in Worker :
       \/ DeliverAlive(t, w)
       \/ HandleAndAck(t, w)
       \/ HandleAndCrash(t, w)
       \/ SkipDuplicate(t, w)

SpecForgotten == InitForgotten /\ [][NextForgotten]_varsForgotten
=============================================================================
