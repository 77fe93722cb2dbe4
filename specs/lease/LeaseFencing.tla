---------------------------- MODULE LeaseFencing ----------------------------
(* A lease service lets one client at a time edit a shared file. Every grant
   carries a fencing token, a number that only grows. A client that was granted
   the lease reads the file, works on its copy for as long as it likes (a
   garbage collector or a swapped-out machine may stop it for minutes), and
   writes the copy back. The lease may run out at any moment, without the client
   noticing: no clock is trusted. What keeps the file safe is the storage. It
   remembers the highest token it has seen, in reads and in writes, and refuses
   every request that comes with a lower one.
   After C. Gray and D. Cheriton, Leases (SOSP 1989), and M. Kleppmann, How to do
   distributed locking (2016). *)
EXTENDS Naturals

CONSTANTS
  Client,    \* the clients that want to edit the file
  Nobody,    \* stands for "no client holds the lease"
  MaxToken   \* how many leases are granted in one run of the model

VARIABLES
  holder,    \* whom the service believes to hold the lease
  token,     \* the last token granted
  stage,     \* stage[c]: "idle", "granted" or "editing"
  held,      \* held[c]: the token under which c works (0 while it is idle)
  copy,      \* copy[c]: the edits in the copy of the file that c works on
  file,      \* the edits in the stored file; an edit is named by its token
  seen,      \* the highest token the storage has seen
  confirmed  \* the edits whose write the storage has confirmed

service == <<holder, token>>
clients == <<stage, held, copy>>
storage == <<file, seen, confirmed>>
vars == <<service, clients, storage>>

Token == 1 .. MaxToken

TypeOK ==
  /\ holder \in Client \cup {Nobody}
  /\ token \in 0 .. MaxToken
  /\ stage \in [Client -> {"idle", "granted", "editing"}]
  /\ held \in [Client -> 0 .. MaxToken]
  /\ copy \in [Client -> SUBSET Token]
  /\ file \subseteq Token
  /\ seen \in 0 .. MaxToken
  /\ confirmed \subseteq Token

Init ==
  /\ holder = Nobody
  /\ token = 0
  /\ stage = [c \in Client |-> "idle"]
  /\ held = [c \in Client |-> 0]
  /\ copy = [c \in Client |-> {}]
  /\ file = {}
  /\ seen = 0
  /\ confirmed = {}

-----------------------------------------------------------------------------

Idle(c) ==
  /\ stage' = [stage EXCEPT ![c] = "idle"]
  /\ held' = [held EXCEPT ![c] = 0]
  /\ copy' = [copy EXCEPT ![c] = {}]

\* The service grants the free lease to an idle client, under a fresh token. That the
\* lease is free saves wasted work; no property below depends on it, only on the token.
Acquire(c) ==
  /\ holder = Nobody
  /\ stage[c] = "idle"
  /\ token < MaxToken
  /\ holder' = c
  /\ token' = token + 1
  /\ stage' = [stage EXCEPT ![c] = "granted"]
  /\ held' = [held EXCEPT ![c] = token + 1]
  /\ UNCHANGED <<copy, storage>>

\* The service takes the lease back. Nobody tells the client.
Expire ==
  /\ holder # Nobody
  /\ holder' = Nobody
  /\ UNCHANGED <<token, clients, storage>>

\* The client reads the file; from now on the storage knows its token.
Read(c) ==
  /\ stage[c] = "granted"
  /\ held[c] >= seen
  /\ seen' = held[c]
  /\ copy' = [copy EXCEPT ![c] = file]
  /\ stage' = [stage EXCEPT ![c] = "editing"]
  /\ UNCHANGED <<service, held, file, confirmed>>

\* The client writes its copy back, with its own edit in it.
Write(c) ==
  /\ stage[c] = "editing"
  /\ held[c] >= seen
  /\ seen' = held[c]
  /\ file' = copy[c] \cup {held[c]}
  /\ confirmed' = confirmed \cup {held[c]}
  /\ Idle(c)
  /\ UNCHANGED service

\* The storage refuses a request with an old token; the client starts anew.
Refuse(c) ==
  /\ stage[c] # "idle"
  /\ held[c] < seen
  /\ Idle(c)
  /\ UNCHANGED <<service, storage>>

Next ==
  \/ Expire
  \/ \E c \in Client : Acquire(c) \/ Read(c) \/ Write(c) \/ Refuse(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a write that was confirmed stays in the file.
\* Without it: a client that slept through the end of its lease wakes up and
\* overwrites what others have saved since; the data is gone, and no log says so.
NoLostEdit == confirmed \subseteq file

\* Promises: no two clients ever work under the same token.
\* Without it: the storage cannot tell the old holder from the new one.
TokensAreUnique ==
  \A c, d \in Client : c # d /\ held[c] # 0 => held[c] # held[d]

\* Promises: the storage has never seen a token that was not granted.
\* Without it: one garbled request with a huge token locks out every later client.
SeenWasGranted == seen <= token

\* Promises: a working holder of the lease has the newest token of all.
\* Without it: the storage refuses the one client that is entitled to write.
HolderIsNewest ==
  holder # Nobody /\ held[holder] # 0 => held[holder] = token
=============================================================================
