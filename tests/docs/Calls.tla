-------------------------------- MODULE Calls --------------------------------
(* An evaluation that fails below calls of operators.                        *)
EXTENDS Integers, Sequences
VARIABLE x
Last(s) == s[Len(s)]
Total(a, b) == a + Last(b)
Init == x = 0
Next == x' = x
Inv == Total(x, <<>>) > 0
===============================================================================
