-------------------------- MODULE PetersonReordered --------------------------
(* Peterson's algorithm with the two stores at its beginning exchanged: first give
   way, then raise the flag. A compiler or a processor may do this to a program
   that looks correct, since neither store depends on the other; a memory barrier
   between them is missing. Both processes get inside. *)
EXTENDS Peterson

GiveWayFirst(p) ==
  /\ at[p] = "outside"
  /\ turn' = Other(p)
  /\ Goto(p, "give way")
  /\ UNCHANGED flag

RaiseFlagLate(p) ==
  /\ at[p] = "give way"
  /\ flag' = [flag EXCEPT ![p] = TRUE]
  /\ Goto(p, "read flag")
  /\ UNCHANGED turn

NextReordered ==
  \E p \in Process :
    GiveWayFirst(p) \/ RaiseFlagLate(p) \/ ReadFlag(p) \/ ReadTurn(p) \/ Leave(p)

SpecReordered == Init /\ [][NextReordered]_vars
=============================================================================
