-------------------------- MODULE ReplicatedLogZombie --------------------------
(* ReplicatedLog with a primary that has been voted out and does not notice: its
   replication thread consents to the next view, and its client thread goes on
   confirming commands in the old one, because it looks only at the log. Together
   with a backup that has not heard of the new view it is still a majority. The
   configuration file replaces the definition of Leads by the one below. *)
EXTENDS ReplicatedLog

\* As Leads, by the view in which the log was written.
LeadsForever(s, v) == primary[v] = {s} /\ logView[s] = v
=============================================================================
