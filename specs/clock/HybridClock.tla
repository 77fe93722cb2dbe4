----------------------------- MODULE HybridClock -----------------------------
(* Hybrid logical clocks: time stamps that follow the wall clock as well as it
   allows, and order causes before effects even when it does not. A time stamp has a
   wall part and a counter. For every event a node takes the largest of its own last
   stamp, the stamp of the message it receives, and the reading of its wall clock;
   when the wall part does not grow, the counter does. Nothing is assumed about wall
   clocks: a reading is any integer, so they may stand still, jump ahead, or run
   backwards when an operator or a time server sets them.
   After S. Kulkarni, M. Demirbas et al., Logical physical clocks (OPODIS 2014). *)
EXTENDS Integers

CONSTANT Node   \* the machines

VARIABLES
  wall,         \* wall[n], count[n]: the time stamp of the last event at n
  count,
  lastWall,     \* lastWall[n], lastCount[n]: the stamp of the event before it
  lastCount,
  full,         \* full[n]: a message for n is under way
  mailWall,     \* mailWall[n], mailCount[n]: the stamp of that message
  mailCount,
  heardWall,    \* heardWall[n], heardCount[n]: the stamp received by the last event,
  heardCount    \* or the one of the event before it if nothing was received

stamps == <<wall, count, lastWall, lastCount, heardWall, heardCount>>
mail == <<full, mailWall, mailCount>>
vars == <<stamps, mail>>

TypeOK ==
  /\ \A n \in Node : wall[n] \in Int /\ lastWall[n] \in Int /\ heardWall[n] \in Int
  /\ \A n \in Node : count[n] \in Nat /\ lastCount[n] \in Int /\ heardCount[n] \in Int
  /\ \A n \in Node : full[n] \in BOOLEAN /\ mailWall[n] \in Int /\ mailCount[n] \in Nat

Zero == [n \in Node |-> 0]

Init ==
  /\ wall = Zero /\ count = Zero
  /\ lastWall = Zero /\ lastCount = [n \in Node |-> -1]
  /\ heardWall = Zero /\ heardCount = [n \in Node |-> -1]
  /\ full = [n \in Node |-> FALSE]
  /\ mailWall = Zero /\ mailCount = Zero

-----------------------------------------------------------------------------

\* The time stamp (w, c) is earlier than (x, d).
Earlier(w, c, x, d) == w < x \/ (w = x /\ c < d)

Max(a, b) == IF a > b THEN a ELSE b

\* An event at n has the stamp (w, c), and n has heard of the stamp (hw, hc).
Stamp(n, w, c, hw, hc) ==
  /\ lastWall' = [lastWall EXCEPT ![n] = wall[n]]
  /\ lastCount' = [lastCount EXCEPT ![n] = count[n]]
  /\ wall' = [wall EXCEPT ![n] = w]
  /\ count' = [count EXCEPT ![n] = c]
  /\ heardWall' = [heardWall EXCEPT ![n] = hw]
  /\ heardCount' = [heardCount EXCEPT ![n] = hc]

\* n sends a message to m while its wall clock shows `reading`.
Send(n, m, reading) ==
  LET w == Max(wall[n], reading)
      c == IF w = wall[n] THEN count[n] + 1 ELSE 0
  IN  /\ ~full[m]
      /\ Stamp(n, w, c, wall[n], count[n])
      /\ full' = [full EXCEPT ![m] = TRUE]
      /\ mailWall' = [mailWall EXCEPT ![m] = w]
      /\ mailCount' = [mailCount EXCEPT ![m] = c]

\* n receives its message while its wall clock shows `reading`.
Receive(n, reading) ==
  LET w == Max(Max(wall[n], mailWall[n]), reading)
      c == IF w = wall[n] /\ w = mailWall[n] THEN Max(count[n], mailCount[n]) + 1
           ELSE IF w = wall[n] THEN count[n] + 1
           ELSE IF w = mailWall[n] THEN mailCount[n] + 1
           ELSE 0
  IN  /\ full[n]
      /\ Stamp(n, w, c, mailWall[n], mailCount[n])
      /\ full' = [full EXCEPT ![n] = FALSE]
      /\ UNCHANGED <<mailWall, mailCount>>

Next ==
  \E n \in Node, reading \in Int :
    Receive(n, reading) \/ \E m \in Node \ {n} : Send(n, m, reading)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: the time stamps of one node always grow.
\* Without it: the newer of two writes loses, because its stamp looks older.
StampsGrow == \A n \in Node : Earlier(lastWall[n], lastCount[n], wall[n], count[n])

\* Promises: a message is received at a later time stamp than it was sent.
\* Without it: a snapshot contains the answer and not the question.
CauseBeforeEffect ==
  \A n \in Node : Earlier(heardWall[n], heardCount[n], wall[n], count[n])
=============================================================================
