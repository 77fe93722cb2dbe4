---------------------------- MODULE PaymentFreshKey ----------------------------
(* IdempotentPayment with the key made in the wrong place: the function that sends
   the request draws a new key, and the retry calls that function again. To the
   service the second request is a second payment. *)
EXTENDS IdempotentPayment

\* As Ask, with another key for every try.
AskFresh(o) == AskWith(o, [order |-> o, number |-> tries[o] + 1])

NextFreshKey ==
  \/ \E o \in Order : AskFresh(o) \/ Confirm(o)
  \/ \E r \in network : Charge(r) \/ AnswerAgain(r)
  \/ Network

SpecFreshKey == Init /\ [][NextFreshKey]_vars
=============================================================================
