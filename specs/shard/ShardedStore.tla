----------------------------- MODULE ShardedStore -----------------------------
(* The keys of a store are spread over several nodes, and move between them. A node
   that hands a key over sends its value along and gives the key up in the same
   step; while the message is under way nobody owns the key. Only the owner of a
   key stores values under it.
   After the sharded store of O. Padon and others, Inductive invariants for
   distributed protocols (2016), and of IronFleet (SOSP 2015). *)

CONSTANTS
  Key,     \* the keys
  Node,    \* the nodes that they are spread over
  Value    \* what is stored

VARIABLES
  owns,    \* owns[n]: the keys that node n answers for
  table,   \* table[n]: the key-value pairs on node n
  moves    \* transfers under way: the key, its value and the new owner

vars == <<owns, table, moves>>

Move == [key : Key, value : Value, to : Node]

TypeOK ==
  /\ owns \in [Node -> SUBSET Key]
  /\ table \in [Node -> SUBSET (Key \X Value)]
  /\ moves \subseteq Move

\* Some distribution of the keys; nothing is stored yet.
Init ==
  /\ owns \in [Node -> SUBSET Key]
  /\ \A m, n \in Node : m # n => owns[m] \cap owns[n] = {}
  /\ table = [n \in Node |-> {}]
  /\ moves = {}

-----------------------------------------------------------------------------

Pairs(k) == {k} \X Value

\* A client stores v under k.
Put(n, k, v) ==
  /\ k \in owns[n]
  /\ table' = [table EXCEPT ![n] = (@ \ Pairs(k)) \cup {<<k, v>>}]
  /\ UNCHANGED <<owns, moves>>

Release(n, k) == owns' = [owns EXCEPT ![n] = @ \ {k}]

\* Node n hands k over to another node.
HandOver(n, k, v, to) ==
  /\ <<k, v>> \in table[n]
  /\ Release(n, k)
  /\ table' = [table EXCEPT ![n] = @ \ Pairs(k)]
  /\ moves' = moves \cup {[key |-> k, value |-> v, to |-> to]}

Accept(m) ==
  /\ m \in moves
  /\ owns' = [owns EXCEPT ![m.to] = @ \cup {m.key}]
  /\ table' = [table EXCEPT ![m.to] = @ \cup {<<m.key, m.value>>}]
  /\ moves' = moves \ {m}

Next ==
  \/ \E n \in Node, k \in Key, v \in Value :
       Put(n, k, v) \/ \E to \in Node : HandOver(n, k, v, to)
  \/ \E m \in Move : Accept(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: a key has one value.
\* Without it: what a client reads depends on which node it asks.
OneValuePerKey ==
  \A m, n \in Node, k \in Key, v, w \in Value :
    <<k, v>> \in table[m] /\ <<k, w>> \in table[n] => m = n /\ v = w
=============================================================================
