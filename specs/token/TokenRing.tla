------------------------------- MODULE TokenRing -------------------------------
(* Machines in a ring take turns on a shared medium. Who has the token may send; then
   the token travels to the right neighbour as a message.
   After W. D. Farmer and E. E. Newhall, An experimental distributed switching system
   to handle bursty computer traffic (1969). *)
EXTENDS Naturals

CONSTANT N  \* the machines are 0 .. N - 1, each to the right of the one before

ASSUME N \in Nat /\ N > 1

VARIABLES
  hasToken,   \* hasToken[m]: machine m has the token
  underWay,   \* underWay[m]: the token is on its way to m
  sending     \* sending[m]: m uses the medium

vars == <<hasToken, underWay, sending>>

Machine == 0 .. N - 1
Right(m) == (m + 1) % N

TypeOK ==
  /\ hasToken \in [Machine -> BOOLEAN]
  /\ underWay \in [Machine -> BOOLEAN]
  /\ sending \in [Machine -> BOOLEAN]

\* Machine 0 makes the token.
Init ==
  /\ hasToken = [m \in Machine |-> m = 0]
  /\ underWay = [m \in Machine |-> FALSE]
  /\ sending = [m \in Machine |-> FALSE]

-----------------------------------------------------------------------------

StartSending(m) ==
  /\ hasToken[m]
  /\ sending' = [sending EXCEPT ![m] = TRUE]
  /\ UNCHANGED <<hasToken, underWay>>

StopSending(m) ==
  /\ sending' = [sending EXCEPT ![m] = FALSE]
  /\ UNCHANGED <<hasToken, underWay>>

PassOn(m) ==
  /\ hasToken[m]
  /\ ~sending[m]
  /\ hasToken' = [hasToken EXCEPT ![m] = FALSE]
  /\ underWay' = [underWay EXCEPT ![Right(m)] = TRUE]
  /\ UNCHANGED sending

Arrive(m) ==
  /\ underWay[m]
  /\ underWay' = [underWay EXCEPT ![m] = FALSE]
  /\ hasToken' = [hasToken EXCEPT ![m] = TRUE]
  /\ UNCHANGED sending

Next == \E m \in Machine : StartSending(m) \/ StopSending(m) \/ PassOn(m) \/ Arrive(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: one machine at a time uses the medium.
\* Without it: two messages are sent over each other, and both are lost.
OneSender == \A m, n \in Machine : sending[m] /\ sending[n] => m = n
=============================================================================
