------------------------------ MODULE Neighbours ------------------------------
(* N processes stand in a circle. Each sets its own x to 1, and then copies the x of
   its neighbour into its own y; nobody waits for anybody. When all are done, some y
   is 1. Whoever sees at once why has understood what an invariant is.
   After L. Lamport, Teaching concurrency (SIGACT News 2009). *)
EXTENDS Naturals

CONSTANT N  \* the processes are 0 .. N - 1

ASSUME N \in Nat /\ N > 0

VARIABLES
  x, y,   \* x[i], y[i]: the variables of process i
  at      \* at[i]: what process i does next

vars == <<x, y, at>>

Process == 0 .. N - 1
Left(i) == (i + N - 1) % N

TypeOK ==
  /\ x \in [Process -> {0, 1}]
  /\ y \in [Process -> {0, 1}]
  /\ at \in [Process -> {"write", "read", "done"}]

Init ==
  /\ x = [i \in Process |-> 0]
  /\ y = [i \in Process |-> 0]
  /\ at = [i \in Process |-> "write"]

-----------------------------------------------------------------------------

Write(i) ==
  /\ at[i] = "write"
  /\ x' = [x EXCEPT ![i] = 1]
  /\ at' = [at EXCEPT ![i] = "read"]
  /\ UNCHANGED y

Read(i) ==
  /\ at[i] = "read"
  /\ y' = [y EXCEPT ![i] = x[Left(i)]]
  /\ at' = [at EXCEPT ![i] = "done"]
  /\ UNCHANGED x

Next == \E i \in Process : Write(i) \/ Read(i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: when all are done, somebody has seen the other's 1.
\* Without it: everybody takes himself for the only one, and each of the N boots the
\* cluster anew.
SomebodySaw == (\A i \in Process : at[i] = "done") => \E i \in Process : y[i] = 1
=============================================================================
