------------------------- MODULE AlternatingBitAnyAck -------------------------
(* AlternatingBit with a sender that does not look at the bit of an
   acknowledgement: any answer counts as "received". A duplicate of the
   acknowledgement of the previous message then confirms the current one, which
   may have been lost; the sender skips it and reports success. *)
EXTENDS AlternatingBit

\* As Advance, without the comparison of the bits.
AdvanceOnAnyAck ==
  /\ back # <<>>
  /\ current <= Messages
  /\ current' = current + 1
  /\ sendBit' = 1 - sendBit
  /\ back' = Tail(back)
  /\ UNCHANGED <<expected, delivered, forward>>

NextAnyAck == Send \/ Deliver \/ Repeat \/ AdvanceOnAnyAck \/ IgnoreAck \/ Complete \/ Channel

SpecAnyAck == Init /\ [][NextAnyAck]_vars
=============================================================================
