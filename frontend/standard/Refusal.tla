------------------------------- MODULE Refusal --------------------------------
(* Operators of standard modules that no engine evaluates are defined by this  *)
(* one, which says so instead of giving them a value that might be wrong.      *)
Refused(name) == CHOOSE v : TRUE
===============================================================================
