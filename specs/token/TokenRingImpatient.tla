-------------------------- MODULE TokenRingImpatient --------------------------
(* TokenRing that survives the loss of the token, but not a slow one: machine 0 makes
   a new token when it has not seen the old one for a while. A timeout cannot tell a
   token that was lost from one that is late. *)
EXTENDS TokenRing

\* The clock of machine 0 runs out: anything may have happened to the token.
MakeAnother ==
  /\ ~hasToken[0]
  /\ hasToken' = [hasToken EXCEPT ![0] = TRUE]
  /\ UNCHANGED <<underWay, sending>>

NextImpatient == Next \/ MakeAnother

SpecImpatient == Init /\ [][NextImpatient]_vars
=============================================================================
