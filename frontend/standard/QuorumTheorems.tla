---------------------------- MODULE QuorumTheorems ----------------------------
(* What proofs use about quorums.  (Proofs are read over, not checked.)        *)
EXTENDS Quorum, Integers, FiniteSets
===============================================================================
