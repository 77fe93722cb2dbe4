--------------------------- MODULE PaymentRacyCheck ---------------------------
(* IdempotentPayment with a service that looks the key up in one transaction and
   charges in another. Two threads that serve two copies of the same request both
   find the key missing, and both charge. *)
EXTENDS IdempotentPayment

CONSTANT
  Thread,     \* the threads of the service
  Idle        \* stands for "no request"

VARIABLE serving   \* serving[t]: the request that t has looked up and not found

varsRacy == <<vars, serving>>

InitRacy == Init /\ serving = [t \in Thread |-> Idle]

\* Thread t finds that the key is new.
LookUp(t, r) ==
  /\ serving[t] = Idle
  /\ r.key \notin table
  /\ serving' = [serving EXCEPT ![t] = r]
  /\ UNCHANGED vars

\* Thread t charges, relying on what it has seen before.
ChargeLater(t) ==
  /\ serving[t] # Idle
  /\ table' = table \cup {serving[t].key}
  /\ charges' = [charges EXCEPT ![serving[t].order] = @ + 1]
  /\ answers' = answers \cup {serving[t].order}
  /\ serving' = [serving EXCEPT ![t] = Idle]
  /\ UNCHANGED <<tries, network, paid>>

NextRacy ==
  \/ \E t \in Thread : ChargeLater(t) \/ \E r \in network : LookUp(t, r)
  \/ /\ \/ \E o \in Order : Ask(o) \/ Confirm(o)
        \/ \E r \in network : AnswerAgain(r)
        \/ Network
     /\ UNCHANGED serving

SpecRacy == InitRacy /\ [][NextRacy]_varsRacy
=============================================================================
