------------------------ MODULE QuorumConsensusTwoVotes ------------------------
(* QuorumConsensus where a node forgets that it has voted: the vote is not written to
   disk before it is sent, and the node restarts. *)
EXTENDS QuorumConsensus

MayVoteAgain(m) == TRUE
=============================================================================
