--------------------------- MODULE ByzantineBroadcast ---------------------------
(* Reliable broadcast among N processes of which at most T lie. A process that was
   asked to broadcast echoes; so does one that has T + 1 echoes (one of them must be
   honest); with N - T echoes it accepts. Liars may send anything to anybody, so what
   they send is simply there, to be received or not.
   After T. K. Srikanth and S. Toueg, Simulating authenticated broadcasts to derive
   simple fault-tolerant algorithms (Distributed Computing 1987). *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  N,  \* processes
  T,  \* how many liars the algorithm is made for
  F   \* how many there are

ASSUME N > 3 * T /\ T >= F /\ F >= 0

VARIABLES
  honest,    \* the processes that follow the algorithm; it never changes
  asked,     \* the processes that were asked to broadcast; it never changes
  at,        \* at[p]: where p is
  received,  \* received[p]: the messages p has received
  sent       \* the messages of honest processes

vars == <<honest, asked, at, received, sent>>

Process == 1 .. N
Liar == Process \ honest
Echo(p) == <<p, "echo">>

TypeOK ==
  /\ honest \subseteq Process
  /\ asked \subseteq Process
  /\ at \in [Process -> {"idle", "asked", "echoed", "accepted"}]
  /\ received \in [Process -> SUBSET (Process \X {"echo"})]
  /\ sent \subseteq Process \X {"echo"}

Init ==
  /\ honest \in {h \in SUBSET Process : Cardinality(h) = N - F}
  /\ asked \in SUBSET Process
  /\ at = [p \in Process |-> IF p \in asked THEN "asked" ELSE "idle"]
  /\ received = [p \in Process |-> {}]
  /\ sent = {}

-----------------------------------------------------------------------------

\* p receives some of what was sent, and of what liars say.
Receive(p) ==
  \E new \in SUBSET (sent \cup {Echo(q) : q \in Liar}) :
    received' = [received EXCEPT ![p] = @ \cup new]

SendEcho(p) ==
  /\ at' = [at EXCEPT ![p] = "echoed"]
  /\ sent' = sent \cup {Echo(p)}

EchoIfAsked(p) ==
  /\ at[p] = "asked"
  /\ SendEcho(p)

ToEcho == T + 1
ToAccept == N - T

EchoIfHeard(p) ==
  /\ at[p] \in {"idle", "asked"}
  /\ Cardinality(received'[p]) >= ToEcho
  /\ Cardinality(received'[p]) < ToAccept
  /\ SendEcho(p)

Accept(p) ==
  /\ at[p] # "accepted"
  /\ Cardinality(received'[p]) >= ToAccept
  /\ at' = [at EXCEPT ![p] = "accepted"]
  /\ sent' = sent \cup {Echo(p)}

Step(p) ==
  /\ Receive(p)
  /\ \/ EchoIfAsked(p)
     \/ EchoIfHeard(p)
     \/ Accept(p)
     \/ UNCHANGED <<at, sent>>
  /\ UNCHANGED <<honest, asked>>

Next == \E p \in honest : Step(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: what no honest process was asked to broadcast, no honest one accepts.
\* Without it: liars make the others act on a message that nobody sent.
Unforgeability == asked \cap honest = {} => \A p \in honest : at[p] # "accepted"

\* A mistake to be found: T echoes may all be lies.
TooFew == T
=============================================================================
