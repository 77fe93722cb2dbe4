------------------------------ MODULE Statistics ------------------------------
(* Of the chi-squared test only the name: its distribution needs real numbers.  *)
EXTENDS Naturals
LOCAL INSTANCE Refusal

ChiSquare(expected, observed, significance) == Refused("ChiSquare")
===============================================================================
