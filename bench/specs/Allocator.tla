------------------------------- MODULE Allocator -------------------------------
(* Clients ask for sets of resources, get some of what they asked for, and give some
   back. Nobody asks for more while something is owed to it or held by it.
   After S. Merz, the resource allocator of The specification language TLA+ (2008). *)

CONSTANTS Client, Resource

VARIABLES
  asked,  \* asked[c]: what client c still waits for
  held    \* held[c]: what it has

vars == <<asked, held>>

TypeOK ==
  /\ asked \in [Client -> SUBSET Resource]
  /\ held \in [Client -> SUBSET Resource]

Free == Resource \ UNION {held[c] : c \in Client}

Init ==
  /\ asked = [c \in Client |-> {}]
  /\ held = [c \in Client |-> {}]

Ask(c, s) ==
  /\ asked[c] = {}
  /\ held[c] = {}
  /\ asked' = [asked EXCEPT ![c] = s]
  /\ UNCHANGED held

Give(c, s) ==
  /\ s \subseteq Free \cap asked[c]
  /\ held' = [held EXCEPT ![c] = @ \cup s]
  /\ asked' = [asked EXCEPT ![c] = @ \ s]

Return(c, s) ==
  /\ s \subseteq held[c]
  /\ held' = [held EXCEPT ![c] = @ \ s]
  /\ UNCHANGED asked

Next ==
  \E c \in Client, s \in SUBSET Resource \ {{}} : Ask(c, s) \/ Give(c, s) \/ Return(c, s)

Spec == Init /\ [][Next]_vars

\* Promises: no resource has two holders.
\* Without it: two clients write to the same disk.
Mutex == \A c, d \in Client : c # d => held[c] \cap held[d] = {}

\* A mistake to be found: only what is held whole by one client is taken for used.
FreeUnlessShared ==
  Resource \ UNION {held[c] : c \in {d \in Client : asked[d] = {}}}
=============================================================================
