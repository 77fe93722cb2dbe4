-------------------------- MODULE IdempotentPayment --------------------------
(* A shop charges a card through a payment service, over a network that loses,
   delays and repeats requests and answers. When no answer comes the shop cannot
   know whether the card was charged, so it asks again, with the same idempotency
   key: one key per order, never a new one. The service stores with each key that
   the charge was made, in the same transaction as the charge, and answers a
   request with a known key from this table. *)
EXTENDS Naturals

CONSTANTS
  Order,      \* the orders to be paid
  MaxTries    \* how often the shop asks for the same order

VARIABLES
  tries,      \* tries[o]: requests sent so far for order o
  network,    \* requests under way
  table,      \* the keys that the service has processed
  charges,    \* charges[o]: how often the card was charged for o
  answers,    \* answers under way
  paid        \* the orders that the shop believes to be paid

vars == <<tries, network, table, charges, answers, paid>>

Key == [order : Order, number : 1 .. MaxTries]
Request == [order : Order, key : Key]

TypeOK ==
  /\ tries \in [Order -> 0 .. MaxTries]
  /\ network \subseteq Request
  /\ table \subseteq Key
  /\ charges \in [Order -> 0 .. 2 * MaxTries]
  /\ answers \subseteq Order
  /\ paid \subseteq Order

Init ==
  /\ tries = [o \in Order |-> 0]
  /\ network = {}
  /\ table = {}
  /\ charges = [o \in Order |-> 0]
  /\ answers = {}
  /\ paid = {}

\* The one key of order o.
KeyOf(o) == [order |-> o, number |-> 1]

-----------------------------------------------------------------------------

\* The shop asks with a given key.
AskWith(o, key) ==
  /\ o \notin paid
  /\ tries[o] < MaxTries
  /\ tries' = [tries EXCEPT ![o] = @ + 1]
  /\ network' = network \cup {[order |-> o, key |-> key]}
  /\ UNCHANGED <<table, charges, answers, paid>>

\* The first time and every further time, with the same key.
Ask(o) == AskWith(o, KeyOf(o))

\* A request with a new key: charge and remember, in one transaction. The request
\* stays in the network, which may deliver it again.
Charge(r) ==
  /\ r.key \notin table
  /\ table' = table \cup {r.key}
  /\ charges' = [charges EXCEPT ![r.order] = @ + 1]
  /\ answers' = answers \cup {r.order}
  /\ UNCHANGED <<tries, network, paid>>

\* A request with a known key: only the answer is repeated.
AnswerAgain(r) ==
  /\ r.key \in table
  /\ answers' = answers \cup {r.order}
  /\ UNCHANGED <<tries, network, table, charges, paid>>

LoseRequest(r) ==
  /\ network' = network \ {r}
  /\ UNCHANGED <<tries, table, charges, answers, paid>>

LoseAnswer(o) ==
  /\ answers' = answers \ {o}
  /\ UNCHANGED <<tries, network, table, charges, paid>>

Confirm(o) ==
  /\ o \in answers
  /\ paid' = paid \cup {o}
  /\ UNCHANGED <<tries, network, table, charges, answers>>

Network ==
  \/ \E r \in network : LoseRequest(r)
  \/ \E o \in answers : LoseAnswer(o)

Next ==
  \/ \E o \in Order : Ask(o) \/ Confirm(o)
  \/ \E r \in network : Charge(r) \/ AnswerAgain(r)
  \/ Network

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: no order is charged more than once.
\* Without it: a customer with a bad connection pays twice.
ChargedAtMostOnce == \A o \in Order : charges[o] <= 1

\* Promises: what the shop takes for paid was charged.
\* Without it: goods leave the shop and no money arrives.
PaidMeansCharged == \A o \in paid : charges[o] >= 1

\* Promises: a key in the table stands for a charge.
\* Without it: a retry is answered with "done" although nothing was done.
KeyMeansCharge == \A k \in table : charges[k.order] >= 1
=============================================================================
