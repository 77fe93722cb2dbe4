------------------------------ MODULE LockServer ------------------------------
(* A lock server hands out one lock by messages. A client asks; the server grants
   the lock if it has it, and forgets about it until the client gives it back. Every
   message is delivered once, in any order: the grant, the return of the lock and
   the lock in somebody's hand are three forms of the one thing that must never
   exist twice.
   After the lock service of J. Wilcox and others, Verdi (PLDI 2015). *)

CONSTANT Client  \* the clients that share the lock

VARIABLES
  atServer,   \* the server has the lock
  requests,   \* clients whose request is under way
  grants,     \* clients to whom the lock is under way
  holders,    \* clients that have the lock
  returns     \* clients whose return of the lock is under way

vars == <<atServer, requests, grants, holders, returns>>

TypeOK ==
  /\ atServer \in BOOLEAN
  /\ requests \subseteq Client
  /\ grants \subseteq Client
  /\ holders \subseteq Client
  /\ returns \subseteq Client

Init ==
  /\ atServer = TRUE
  /\ requests = {}
  /\ grants = {}
  /\ holders = {}
  /\ returns = {}

-----------------------------------------------------------------------------

Ask(c) ==
  /\ c \notin requests
  /\ requests' = requests \cup {c}
  /\ UNCHANGED <<atServer, grants, holders, returns>>

Grant(c) ==
  /\ atServer
  /\ c \in requests
  /\ atServer' = FALSE
  /\ requests' = requests \ {c}
  /\ grants' = grants \cup {c}
  /\ UNCHANGED <<holders, returns>>

Take(c) ==
  /\ c \in grants
  /\ grants' = grants \ {c}
  /\ holders' = holders \cup {c}
  /\ UNCHANGED <<atServer, requests, returns>>

GiveBack(c) ==
  /\ c \in holders
  /\ holders' = holders \ {c}
  /\ returns' = returns \cup {c}
  /\ UNCHANGED <<atServer, requests, grants>>

Receive(c) ==
  /\ c \in returns
  /\ returns' = returns \ {c}
  /\ atServer' = TRUE
  /\ UNCHANGED <<requests, grants, holders>>

Next ==
  \E c \in Client : Ask(c) \/ Grant(c) \/ Take(c) \/ GiveBack(c) \/ Receive(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: at most one client has the lock.
\* Without it: two machines write to one disk, and the file system on it is lost.
OneHolder == \A c, d \in holders : c = d
=============================================================================
