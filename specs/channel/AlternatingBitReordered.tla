----------------------- MODULE AlternatingBitReordered -----------------------
(* AlternatingBit moved from a serial line to a datagram network, which may also
   reorder packets. The protocol is unchanged and no longer correct: a late copy
   of an old message overtakes, carries the bit that the receiver now waits for,
   and is delivered a second time. One bit is enough only for a channel that
   keeps the order; that is why TCP has 32 of them. *)
EXTENDS AlternatingBit

\* Two neighbouring packets change places.
Swapped(packets, i) ==
  [packets EXCEPT ![i] = packets[i + 1], ![i + 1] = packets[i]]

ReorderPackets(i) ==
  /\ forward' = Swapped(forward, i)
  /\ UNCHANGED <<current, sendBit, expected, delivered, back>>

NextReordered ==
  \/ Next
  \/ \E i \in 1 .. Len(forward) - 1 : ReorderPackets(i)

SpecReordered == Init /\ [][NextReordered]_vars
=============================================================================
