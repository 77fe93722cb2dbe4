-------------------------------- MODULE Quorum --------------------------------
(* Quorum systems: sets of subsets of S that meet pairwise.                    *)

LOCAL Meet(Q) == \A q, r \in Q : q \cap r /= {}
LOCAL IsClosedUpwards(Q, S) == \A q \in Q : \A r \in SUBSET S : q \subseteq r => r \in Q

QuorumSystem(S) == {Q \in SUBSET SUBSET S : Q /= {} /\ Meet(Q) /\ IsClosedUpwards(Q, S)}
===============================================================================
