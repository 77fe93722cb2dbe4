---------------------------- MODULE Combinatorics -----------------------------
(* Counting arrangements and selections.                                       *)
EXTENDS Naturals

factorial[n \in Nat] == IF n = 0 THEN 1 ELSE n * factorial[n - 1]

(* The number of subsets of size k of a set of size n. *)
choose(n, k) == factorial[n] \div (factorial[k] * factorial[n - k])
===============================================================================
