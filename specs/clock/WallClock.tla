------------------------------ MODULE WallClock ------------------------------
(* HybridClock as many systems really do it: the time stamp is what the wall clock
   shows, and the counter tells events of the same reading apart. It works as long
   as clocks run forwards and agree. A message from a machine whose clock is ahead
   is then received before it was sent. *)
EXTENDS HybridClock

\* As Send, by the node's own wall clock alone, which runs forwards.
SendNow(n, m, reading) ==
  LET c == IF reading = wall[n] THEN count[n] + 1 ELSE 0
  IN  /\ ~full[m]
      /\ reading >= wall[n]
      /\ Stamp(n, reading, c, wall[n], count[n])
      /\ full' = [full EXCEPT ![m] = TRUE]
      /\ mailWall' = [mailWall EXCEPT ![m] = reading]
      /\ mailCount' = [mailCount EXCEPT ![m] = c]

\* As Receive, without a look at the stamp of the message.
ReceiveNow(n, reading) ==
  LET c == IF reading = wall[n] THEN count[n] + 1 ELSE 0
  IN  /\ full[n]
      /\ reading >= wall[n]
      /\ Stamp(n, reading, c, mailWall[n], mailCount[n])
      /\ full' = [full EXCEPT ![n] = FALSE]
      /\ UNCHANGED <<mailWall, mailCount>>

NextNow ==
  \E n \in Node, reading \in Int :
    ReceiveNow(n, reading) \/ \E m \in Node \ {n} : SendNow(n, m, reading)

SpecNow == Init /\ [][NextNow]_vars
=============================================================================
