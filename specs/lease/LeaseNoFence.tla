---------------------------- MODULE LeaseNoFence ----------------------------
(* LeaseFencing with the most common mistake: the storage does not look at the
   token. The lease alone seems to guarantee a single writer, and in every test
   it does. It does not when a client is stopped between reading and writing for
   longer than its lease lasts: the client wakes up, still believes that it holds
   the lease, and writes its old copy over the work of its successor. *)
EXTENDS LeaseFencing

\* As Write, without the comparison of the token with the highest one seen.
WriteUnchecked(c) ==
  /\ stage[c] = "editing"
  /\ seen' = held[c]
  /\ file' = copy[c] \cup {held[c]}
  /\ confirmed' = confirmed \cup {held[c]}
  /\ Idle(c)
  /\ UNCHANGED service

NextNoFence ==
  \/ Expire
  \/ \E c \in Client : Acquire(c) \/ Read(c) \/ WriteUnchecked(c)

SpecNoFence == Init /\ [][NextNoFence]_vars
=============================================================================
