-------------------------- MODULE ClientServerMixedUp --------------------------
(* ClientServer whose server keeps the client in a variable that all its threads
   share: by the time the response is ready, it may name anybody who has asked. *)
EXTENDS ClientServer

NextMixedUp ==
  \/ Next
  \/ \E c, d \in Client, r \in Request, p \in Response :
       asked[d] # {} /\ Answer(c, r, p, d)

SpecMixedUp == Init /\ [][NextMixedUp]_vars
=============================================================================
