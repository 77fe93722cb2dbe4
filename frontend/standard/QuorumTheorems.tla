---------------------------- MODULE QuorumTheorems ----------------------------
(* What proofs use about quorums.  (Proofs are read over, not checked.)        *)
EXTENDS Quorum, Integers, FiniteSets

(* Theorems by their names.  What they say is for provers, who have a text *)
(* of their own; to everybody else they say nothing, that is, TRUE.             *)
THEOREM QuorumsIntersect == ASSUME TRUE PROVE TRUE
THEOREM QuorumSuperset == ASSUME TRUE PROVE TRUE
THEOREM MajoritiesQuorumSystem == ASSUME TRUE PROVE TRUE
===============================================================================
