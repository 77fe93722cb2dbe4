--------------------------- MODULE FolkloreBroadcast ---------------------------
(* Reliable broadcast among N processes of which at most F crash, by everybody's
   recipe: who was asked to broadcast, or hears of the message for the first time,
   passes it on to all and accepts it. A process that crashes in the middle has
   reached only some of the others: what it sent is received or not.
   After T. Chandra and S. Toueg, Unreliable failure detectors for reliable
   distributed systems (JACM 1996). *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  N,  \* processes
  F   \* how many of them may crash

ASSUME F < N

VARIABLES
  asked,     \* the processes that were asked to broadcast; it never changes
  at,        \* at[p]: where p is
  crashed,   \* how many have crashed
  received,  \* received[p]: whose messages p has received
  sent       \* who has sent the message

vars == <<asked, at, crashed, received, sent>>

Process == 1 .. N

TypeOK ==
  /\ asked \subseteq Process
  /\ at \in [Process -> {"idle", "asked", "accepted", "crashed"}]
  /\ crashed \in 0 .. F
  /\ received \in [Process -> SUBSET Process]
  /\ sent \subseteq Process

Init ==
  /\ asked \in SUBSET Process
  /\ at = [p \in Process |-> IF p \in asked THEN "asked" ELSE "idle"]
  /\ crashed = 0
  /\ received = [p \in Process |-> {}]
  /\ sent = {}

-----------------------------------------------------------------------------

Receive(p) ==
  \E news \in SUBSET sent :
    /\ received[p] \subseteq news
    /\ received' = [received EXCEPT ![p] = news]

Heard(p) == received'[p] # {}

Accept(p) ==
  /\ at[p] \in {"idle", "asked"}
  /\ at[p] = "asked" \/ Heard(p)
  /\ at' = [at EXCEPT ![p] = "accepted"]
  /\ sent' = sent \cup {p}
  /\ UNCHANGED crashed

Crash(p) ==
  /\ crashed < F
  /\ at[p] # "crashed"
  /\ at' = [at EXCEPT ![p] = "crashed"]
  /\ crashed' = crashed + 1
  /\ UNCHANGED sent

Step(p) ==
  /\ at[p] # "crashed"
  /\ Receive(p)
  /\ \/ Accept(p)
     \/ Crash(p)
     \/ UNCHANGED <<at, crashed, sent>>
  /\ UNCHANGED asked

Next == \E p \in Process : Step(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: what nobody was asked to broadcast, nobody accepts.
\* Without it: messages are delivered that were never sent.
Unforgeability == asked = {} => \A p \in Process : at[p] # "accepted"

\* A mistake to be found: the news that another crashed is taken for a message.
HeardOfCrash(p) == received'[p] # {} \/ crashed > 0
=============================================================================
