------------------------------ MODULE IfNotWhile ------------------------------
(* BoundedBuffer with the famous one-word mistake: `if (full) wait();` in place of
   `while (full) wait();`. A producer that was woken goes on without looking at the
   buffer again. Meanwhile another producer may have taken the free place. *)
EXTENDS BoundedBuffer

VARIABLE woken   \* threads that were woken and will not look again

varsIf == <<vars, woken>>

InitIf == Init /\ woken = {}

\* As Wake; the woken thread is remembered.
WakeBlindly(group) ==
  IF asleep \cap group = {}
    THEN UNCHANGED <<asleep, woken>>
    ELSE \E t \in asleep \cap group :
           /\ asleep' = asleep \ {t}
           /\ woken' = woken \cup {t}

PutIf(p) ==
  /\ p \notin asleep \cup woken
  /\ Len(buffer) < Capacity
  /\ buffer' = Append(buffer, p)
  /\ WakeBlindly(Consumer)

PutBlindly(p) ==
  /\ p \in woken
  /\ buffer' = Append(buffer, p)
  /\ woken' = woken \ {p}
  /\ UNCHANGED asleep

WaitForRoomIf(p) ==
  /\ p \notin woken
  /\ WaitForRoom(p)
  /\ UNCHANGED woken

\* The consumers are written correctly: they always look again.
TakeIf(c) ==
  /\ c \notin asleep
  /\ buffer # <<>>
  /\ buffer' = Tail(buffer)
  /\ WakeBlindly(Producer)

WaitForItemIf(c) ==
  /\ WaitForItem(c)
  /\ UNCHANGED woken

NextIf ==
  \/ \E p \in Producer : PutIf(p) \/ PutBlindly(p) \/ WaitForRoomIf(p)
  \/ \E c \in Consumer : TakeIf(c) \/ WaitForItemIf(c)

SpecIf == InitIf /\ [][NextIf]_varsIf
=============================================================================
