------------------------ MODULE DifferentialEquations -------------------------
(* Solutions of differential equations, which no engine computes.              *)
LOCAL INSTANCE Refusal

(* The derivatives of order 0 to n-1 at b of the f with D[t, f, f', ...] = 0 that has *)
(* the n given ones at a. *)
Integrate(D, a, b, InitVals) == Refused("Integrate")
===============================================================================
