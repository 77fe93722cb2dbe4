-------------------------- MODULE SnapshotNoChannels --------------------------
(* GlobalSnapshot by an engineer who asks every branch for its balance and adds the
   answers up. Money that is under way while the question goes round is missing
   from the sum. *)
EXTENDS GlobalSnapshot

\* As Receive; a coin that was under way is not noted.
ReceiveOnly(b, c) ==
  /\ channel[c][b] # <<>>
  /\ Head(channel[c][b]) = Coin
  /\ channel' = [channel EXCEPT ![c][b] = Tail(@)]
  /\ cash' = [cash EXCEPT ![b] = @ + 1]
  /\ UNCHANGED <<transfers, noted, balance, open, arrived>>

NextNoChannels ==
  \/ Close
  \/ \E b \in Branch : StartSnapshot(b)
  \/ \E b, c \in Branch :
       b # c /\ (Pay(b, c) \/ ReceiveOnly(b, c) \/ FirstMarker(b, c) \/ LaterMarker(b, c))

SpecNoChannels == Init /\ [][NextNoChannels]_vars
=============================================================================
