--------------------------- MODULE LockOrderDeadlock ---------------------------
(* LockOrder written the natural way: lock the account the money comes from, then
   the account it goes to. Two transfers in opposite directions then wait for each
   other forever. *)
EXTENDS LockOrder

LockSource(c) == at[c] = "first" /\ Take(c, from[c], "second")

LockTarget(c) == at[c] = "second" /\ Take(c, to[c], "read")

NextDeadlock ==
  \/ Close
  \/ \E c \in Clerk : LockSource(c) \/ LockTarget(c) \/ Read(c) \/ Write(c) \/ Release(c)

SpecDeadlock == Init /\ [][NextDeadlock]_vars
=============================================================================
