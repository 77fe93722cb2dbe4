----------------------------- MODULE ClientServer -----------------------------
(* Clients send requests to a server, which computes a response to each and sends it
   to who asked. What belongs together the server knows from a table of its own;
   nobody can forge a message, and messages are late, never lost from sight.
   After the example of K. McMillan and O. Padon, Ivy: a multi-modal verification
   tool for distributed algorithms (CAV 2020). *)

CONSTANTS
  Client,    \* the clients
  Request,   \* the requests that can be made
  Response   \* the responses that can be given

VARIABLES
  fits,      \* the pairs of a request and a response to it; never changes
  asked,     \* asked[c]: the requests of client c
  inbox,     \* the requests that are on the server, each with its client
  sent,      \* responses on their way, each with the client that they go to
  received   \* received[c]: the responses that client c has got

vars == <<fits, asked, inbox, sent, received>>

TypeOK ==
  /\ fits \subseteq Request \X Response
  /\ asked \in [Client -> SUBSET Request]
  /\ inbox \subseteq Client \X Request
  /\ sent \subseteq Client \X Response
  /\ received \in [Client -> SUBSET Response]

\* What fits what is none of the protocol's business: any relation will do.
Init ==
  /\ fits \in SUBSET (Request \X Response)
  /\ asked = [c \in Client |-> {}]
  /\ inbox = {}
  /\ sent = {}
  /\ received = [c \in Client |-> {}]

-----------------------------------------------------------------------------

Ask(c, r) ==
  /\ asked' = [asked EXCEPT ![c] = @ \cup {r}]
  /\ inbox' = inbox \cup {<<c, r>>}
  /\ UNCHANGED <<fits, sent, received>>

\* The server answers request r of client c with p, which goes to client d.
Answer(c, r, p, d) ==
  /\ <<c, r>> \in inbox
  /\ <<r, p>> \in fits
  /\ inbox' = inbox \ {<<c, r>>}
  /\ sent' = sent \cup {<<d, p>>}
  /\ UNCHANGED <<fits, asked, received>>

Receive(c, p) ==
  /\ <<c, p>> \in sent
  /\ received' = [received EXCEPT ![c] = @ \cup {p}]
  /\ UNCHANGED <<fits, asked, inbox, sent>>

Next ==
  \E c \in Client :
    \/ \E r \in Request : Ask(c, r) \/ \E p \in Response : Answer(c, r, p, c)
    \/ \E p \in Response : Receive(c, p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a client gets only responses to what it has asked.
\* Without it: somebody reads the bank statement of somebody else.
AnswersFit ==
  \A c \in Client : \A p \in received[c] : \E r \in asked[c] : <<r, p>> \in fits
=============================================================================
