------------------------------ MODULE LostWakeup ------------------------------
(* BoundedBuffer with a single waiting queue for producers and consumers, as in
   Java's wait() and notify(). A wake-up meant for a consumer may go to a producer,
   which finds the buffer still full and goes back to sleep, and the wake-up is
   lost. In the end everybody sleeps. It takes many threads and a small buffer:
   tests with one producer and one consumer never find it. *)
EXTENDS BoundedBuffer

PutNotify(p) ==
  /\ p \notin asleep
  /\ Len(buffer) < Capacity
  /\ buffer' = Append(buffer, p)
  /\ Wake(Thread)

TakeNotify(c) ==
  /\ c \notin asleep
  /\ buffer # <<>>
  /\ buffer' = Tail(buffer)
  /\ Wake(Thread)

NextLostWakeup ==
  \/ \E p \in Producer : PutNotify(p) \/ WaitForRoom(p)
  \/ \E c \in Consumer : TakeNotify(c) \/ WaitForItem(c)

SpecLostWakeup == Init /\ [][NextLostWakeup]_vars
=============================================================================
