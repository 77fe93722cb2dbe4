------------------------------- MODULE Toolbox --------------------------------
(* What specifications that explore a counterexample say about it.             *)
LOCAL INSTANCE Refusal

(* The states of the counterexample, and the number of the present one. *)
_TETrace == Refused("_TETrace")
_TEPosition == Refused("_TEPosition")
===============================================================================
