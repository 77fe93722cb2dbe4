--------------------- MODULE LeaderElectionForgetfulVoter ---------------------
(* LeaderElection with the vote in memory instead of on disk: the term is saved,
   the vote is not, or the write was still in the disk's cache. A server that
   restarts in the same term votes once more, for somebody else, and the term gets
   two leaders. *)
EXTENDS LeaderElection

\* As Restart, for any server, and the vote is gone.
RestartForgetful(s) ==
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ votedFor' = [votedFor EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<term, requests, votes, leaders>>

NextForgetful ==
  \/ \E s \in Server : Timeout(s) \/ BecomeLeader(s) \/ RestartForgetful(s)
  \/ \E s \in Server, t \in Term : JoinTerm(s, t)
  \/ \E s, c \in Server : GrantVote(s, c)

SpecForgetful == Init /\ [][NextForgetful]_vars
=============================================================================
