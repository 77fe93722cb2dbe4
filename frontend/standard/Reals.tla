-------------------------------- MODULE Reals ---------------------------------
(* The real numbers: the ordered field in which bounded sets have a supremum.  *)
EXTENDS Integers

LOCAL Bounds(S, b) == \A s \in S : s \leq b

Real == CHOOSE R : /\ Int \subseteq R
                   /\ \A S \in SUBSET R :
                        S /= {} /\ (\E b \in R : Bounds(S, b)) =>
                          \E sup \in R : Bounds(S, sup) /\ \A b \in R : Bounds(S, b) => sup \leq b

a / b == CHOOSE q \in Real : b * q = a

(* Greater than every number. *)
Infinity == CHOOSE x : x \notin Real
===============================================================================
