---------------------------- MODULE AlternatingBit ----------------------------
(* A sender transmits messages over a channel that may lose and duplicate what it
   carries, but does not reorder it. The alternating-bit protocol needs one bit:
   the sender repeats the current message, marked with its bit, until an
   acknowledgement with the same bit comes back; then it flips the bit and goes on
   with the next message. The receiver takes a message whose bit is the one it
   waits for, ignores all others, and acknowledges both kinds.
   After K. Bartlett, R. Scantlebury and P. Wilkinson (CACM 1969). *)
EXTENDS Naturals, Sequences

CONSTANTS
  Messages,   \* the messages are 1 .. Messages, to be delivered in this order
  Capacity    \* how many packets each direction of the channel holds

VARIABLES
  current,    \* the message that the sender transmits now
  sendBit,    \* the bit of that message
  expected,   \* the bit that the receiver waits for
  delivered,  \* what the receiver has handed to its application
  forward,    \* the packets on their way to the receiver
  back        \* the acknowledgements on their way to the sender: just their bits

vars == <<current, sendBit, expected, delivered, forward, back>>

Bit == {0, 1}
Packet == [bit : Bit, message : 1 .. Messages]

TypeOK ==
  /\ current \in 1 .. Messages + 1
  /\ sendBit \in Bit
  /\ expected \in Bit
  /\ delivered \in Seq(1 .. Messages)
  /\ forward \in Seq(Packet) /\ Len(forward) <= Capacity
  /\ back \in Seq(Bit) /\ Len(back) <= Capacity

Init ==
  /\ current = 1
  /\ sendBit = 0
  /\ expected = 0
  /\ delivered = <<>>
  /\ forward = <<>>
  /\ back = <<>>

\* The sequence without its i-th packet, and with the i-th packet twice.
Without(packets, i) == SubSeq(packets, 1, i - 1) \o SubSeq(packets, i + 1, Len(packets))
Twice(packets, i) == SubSeq(packets, 1, i) \o SubSeq(packets, i, Len(packets))

-----------------------------------------------------------------------------

Send ==
  /\ current <= Messages
  /\ Len(forward) < Capacity
  /\ forward' = Append(forward, [bit |-> sendBit, message |-> current])
  /\ UNCHANGED <<current, sendBit, expected, delivered, back>>

\* A new message: deliver it, acknowledge it, wait for the other bit.
Deliver ==
  /\ forward # <<>>
  /\ Head(forward).bit = expected
  /\ Len(back) < Capacity
  /\ delivered' = Append(delivered, Head(forward).message)
  /\ expected' = 1 - expected
  /\ back' = Append(back, Head(forward).bit)
  /\ forward' = Tail(forward)
  /\ UNCHANGED <<current, sendBit>>

\* A repeated message: acknowledge it once more, in case the first one was lost.
Repeat ==
  /\ forward # <<>>
  /\ Head(forward).bit # expected
  /\ Len(back) < Capacity
  /\ back' = Append(back, Head(forward).bit)
  /\ forward' = Tail(forward)
  /\ UNCHANGED <<current, sendBit, expected, delivered>>

\* The acknowledgement of the current message: go on with the next one.
Advance ==
  /\ back # <<>>
  /\ Head(back) = sendBit
  /\ current <= Messages
  /\ current' = current + 1
  /\ sendBit' = 1 - sendBit
  /\ back' = Tail(back)
  /\ UNCHANGED <<expected, delivered, forward>>

\* The acknowledgement of an earlier message says nothing new.
IgnoreAck ==
  /\ back # <<>>
  /\ Head(back) # sendBit \/ current > Messages
  /\ back' = Tail(back)
  /\ UNCHANGED <<current, sendBit, expected, delivered, forward>>

LosePacket(i) ==
  /\ forward' = Without(forward, i)
  /\ UNCHANGED <<current, sendBit, expected, delivered, back>>

LoseAck(i) ==
  /\ back' = Without(back, i)
  /\ UNCHANGED <<current, sendBit, expected, delivered, forward>>

DuplicatePacket(i) ==
  /\ Len(forward) < Capacity
  /\ forward' = Twice(forward, i)
  /\ UNCHANGED <<current, sendBit, expected, delivered, back>>

DuplicateAck(i) ==
  /\ Len(back) < Capacity
  /\ back' = Twice(back, i)
  /\ UNCHANGED <<current, sendBit, expected, delivered, forward>>

Complete ==
  /\ current > Messages /\ forward = <<>> /\ back = <<>>
  /\ UNCHANGED vars

Protocol == Send \/ Deliver \/ Repeat \/ Advance \/ IgnoreAck \/ Complete

Channel ==
  \/ \E i \in 1 .. Len(forward) : LosePacket(i) \/ DuplicatePacket(i)
  \/ \E i \in 1 .. Len(back) : LoseAck(i) \/ DuplicateAck(i)

Next == Protocol \/ Channel

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: the receiver has delivered the first messages, each once, in order.
\* Without it: an amount is booked twice, or a line is missing in the middle of a file.
InOrderExactlyOnce == \A i \in 1 .. Len(delivered) : delivered[i] = i

\* Promises: a message the sender has done with was delivered.
\* Without it: the sender reports success for a message that never arrived.
AcknowledgedMeansDelivered == current <= Len(delivered) + 1

\* Promises: the receiver is never more than one message ahead of the sender.
\* Without it: one bit cannot tell the messages apart.
AtMostOneAhead == Len(delivered) <= current
=============================================================================
