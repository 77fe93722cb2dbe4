--------------------------- MODULE LockServerResend ---------------------------
(* LockServer where a client repeats what it is not sure of. It gives the lock back
   and, since no answer comes, may give it back once more: the second return arrives
   when the lock has long been granted to somebody else, and the server believes
   that it has it again. *)
EXTENDS LockServer

\* As Receive, but the message may arrive again.
ReceiveCopy(c) ==
  /\ c \in returns
  /\ atServer' = TRUE
  /\ UNCHANGED <<requests, grants, holders, returns>>

NextResend == Next \/ \E c \in Client : ReceiveCopy(c)

SpecResend == Init /\ [][NextResend]_vars
=============================================================================
