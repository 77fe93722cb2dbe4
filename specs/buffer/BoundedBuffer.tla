---------------------------- MODULE BoundedBuffer ----------------------------
(* Producers and consumers share a buffer of fixed size, guarded by a monitor. A
   producer that finds it full waits, and so does a consumer that finds it empty.
   Producers wait in one queue and consumers in another: whoever puts an item in
   wakes a consumer, and whoever takes one out wakes a producer. A thread that was
   woken does not go on where it stopped: it competes for the monitor again, and
   looks at the buffer again, because another thread may have been faster.
   After P. Brinch Hansen and C. A. R. Hoare (CACM 1974), with the signalling of Mesa. *)
EXTENDS Naturals, Sequences

CONSTANTS
  Producer,   \* the threads that put items in
  Consumer,   \* the threads that take items out
  Capacity    \* the size of the buffer

VARIABLES
  buffer,     \* the items; an item is the name of its producer
  asleep      \* the threads that wait until they are woken

vars == <<buffer, asleep>>

Thread == Producer \cup Consumer

TypeOK ==
  /\ buffer \in Seq(Producer)
  /\ asleep \subseteq Thread

Init ==
  /\ buffer = <<>>
  /\ asleep = {}

\* One of the waiting threads in `group` wakes up; if none waits, nothing happens.
Wake(group) ==
  IF asleep \cap group = {}
    THEN UNCHANGED asleep
    ELSE \E t \in asleep \cap group : asleep' = asleep \ {t}

-----------------------------------------------------------------------------

Put(p) ==
  /\ p \notin asleep
  /\ Len(buffer) < Capacity
  /\ buffer' = Append(buffer, p)
  /\ Wake(Consumer)

WaitForRoom(p) ==
  /\ p \notin asleep
  /\ Len(buffer) = Capacity
  /\ asleep' = asleep \cup {p}
  /\ UNCHANGED buffer

Take(c) ==
  /\ c \notin asleep
  /\ buffer # <<>>
  /\ buffer' = Tail(buffer)
  /\ Wake(Producer)

WaitForItem(c) ==
  /\ c \notin asleep
  /\ buffer = <<>>
  /\ asleep' = asleep \cup {c}
  /\ UNCHANGED buffer

Next ==
  \/ \E p \in Producer : Put(p) \/ WaitForRoom(p)
  \/ \E c \in Consumer : Take(c) \/ WaitForItem(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: the buffer never holds more than its capacity.
\* Without it: items are written over memory that belongs to something else.
WithinCapacity == Len(buffer) <= Capacity

\* Promises: at any moment at least one thread is awake.
\* Without it: the program hangs with nothing wrong in any single thread.
SomebodyAwake == asleep # Thread
=============================================================================
