--------------------------- MODULE WorkQueueAutoAck ---------------------------
(* WorkQueue with automatic acknowledgement, the default setting of several client
   libraries: the task counts as done as soon as the worker has received it. A
   crash between receiving and handling loses the task, and the queue reports
   success. *)
EXTENDS WorkQueue

\* Receiving is acknowledging; the worker has not done anything yet.
AutoAck(t, w) ==
  /\ works[w] = t
  /\ owner[t] = w
  /\ leased' = leased \ {t}
  /\ done' = done \cup {t}
  /\ owner' = [owner EXCEPT ![t] = None]
  /\ UNCHANGED <<ready, attempts, dead, works, handled>>

NextAutoAck ==
  \/ Rest
  \/ \E t \in Task : Retry(t) \/ GiveUp(t)
  \/ \E t \in Task, w \in Worker :
       Deliver(t, w) \/ AutoAck(t, w) \/ Handle(t, w) \/ LateAck(t, w) \/ Crash(t, w)

SpecAutoAck == Init /\ [][NextAutoAck]_vars
=============================================================================
