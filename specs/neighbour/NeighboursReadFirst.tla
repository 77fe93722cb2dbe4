-------------------------- MODULE NeighboursReadFirst --------------------------
(* Neighbours with the two steps exchanged, as happens where a store waits in the
   buffer of a processor while a later load goes ahead. *)
EXTENDS Neighbours

ReadEarly(i) ==
  /\ at[i] = "write"
  /\ y' = [y EXCEPT ![i] = x[Left(i)]]
  /\ at' = [at EXCEPT ![i] = "read"]
  /\ UNCHANGED x

WriteLate(i) ==
  /\ at[i] = "read"
  /\ x' = [x EXCEPT ![i] = 1]
  /\ at' = [at EXCEPT ![i] = "done"]
  /\ UNCHANGED y

NextReadFirst == \E i \in Process : ReadEarly(i) \/ WriteLate(i)

SpecReadFirst == Init /\ [][NextReadFirst]_vars
=============================================================================
