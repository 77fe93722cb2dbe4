----------------------------- MODULE FencedLease -----------------------------
(* What leases with fencing tokens are, and no more: a reference that designs are
   held against. A lease is granted when nobody has it, under a token greater
   than all before it. It ends at some time, and the client need not know. A
   write is done for a client that shows the newest token.
   After C. Gray and D. Cheriton, Leases (SOSP 1989), and M. Kleppmann, How to do
   distributed locking (2016). *)
EXTENDS Naturals

CONSTANTS
  Client,    \* who can hold a lease
  Resource,  \* what leases are on
  NoOne      \* stands for "no client has it"

VARIABLES
  holder,    \* holder[r]: the client that has the lease on r
  newest,    \* newest[r]: the token of the last grant on r; 0: none
  token,     \* token[c][r]: the token that c was granted; 0: none that it knows of
  content    \* content[r]: what writes change

vars == <<holder, newest, token, content>>

Init ==
  /\ holder = [r \in Resource |-> NoOne]
  /\ newest = [r \in Resource |-> 0]
  /\ token = [c \in Client |-> [r \in Resource |-> 0]]

\* Nothing but that of r changes.
Only(r, f, g) == \A q \in Resource \ {r} : g[q] = f[q]

Grant(c, r) ==
  /\ holder[r] = NoOne
  /\ holder' = [holder EXCEPT ![r] = c]
  /\ newest'[r] > newest[r]
  /\ Only(r, newest, newest')
  /\ token' = [token EXCEPT ![c][r] = newest'[r]]
  /\ UNCHANGED content

Forgets(c, r) == token' = [token EXCEPT ![c][r] = 0]

\* The client gives it back, or it runs out.
End(r) ==
  /\ holder' = [holder EXCEPT ![r] = NoOne]
  /\ UNCHANGED token \/ \E c \in Client : Forgets(c, r)
  /\ UNCHANGED <<newest, content>>

Write(c, r) ==
  /\ token[c][r] # 0 /\ token[c][r] = newest[r]
  /\ Only(r, content, content')
  /\ UNCHANGED <<holder, newest, token>>

Next == \E r \in Resource : End(r) \/ \E c \in Client : Grant(c, r) \/ Write(c, r)

Spec == Init /\ [][Next]_vars
=============================================================================
