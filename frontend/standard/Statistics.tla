------------------------------ MODULE Statistics ------------------------------
(* Of the chi-squared test only the name: its distribution needs real numbers.  *)
ChiSquare(expected, observed, significance) == CHOOSE fits \in BOOLEAN : TRUE
===============================================================================
