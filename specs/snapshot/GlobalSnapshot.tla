---------------------------- MODULE GlobalSnapshot ----------------------------
(* Branches of a bank send each other money over channels that keep the order. An
   auditor wants the sum over all branches, and money under way, without stopping
   the business. One branch starts: it notes its own balance and sends a marker on
   every outgoing channel. A branch that sees its first marker notes its balance
   and sends markers, too; from then on it notes what arrives on each channel until
   the marker of that channel comes. What was noted is a state the bank could have
   been in, although it may never have been in it.
   After K. M. Chandy and L. Lamport, Distributed snapshots (TOCS 1985). *)
EXTENDS Naturals, Sequences

CONSTANTS
  Branches,    \* the branches are 1 .. Branches
  Opening,     \* the money in each branch at the beginning
  Transfers    \* how many transfers are made

VARIABLES
  cash,        \* cash[b]: the money in branch b
  channel,     \* channel[b][c]: what is under way from b to c
  transfers,   \* transfers made so far
  noted,       \* noted[b]: b has noted its balance
  balance,     \* balance[b]: the noted balance
  open,        \* open[b]: the branches whose marker b is waiting for
  arrived      \* arrived[b]: the money that b noted as having been under way to it

vars == <<cash, channel, transfers, noted, balance, open, arrived>>

Branch == 1 .. Branches
Total == Branches * Opening
Marker == "marker"
Coin == "coin"     \* one unit of money

TypeOK ==
  /\ cash \in [Branch -> 0 .. Total]
  /\ \A b, c \in Branch : channel[b][c] \in Seq({Coin, Marker})
  /\ transfers \in 0 .. Transfers
  /\ noted \in [Branch -> BOOLEAN]
  /\ balance \in [Branch -> 0 .. Total]
  /\ open \in [Branch -> SUBSET Branch]
  /\ arrived \in [Branch -> 0 .. Total]

Init ==
  /\ cash = [b \in Branch |-> Opening]
  /\ channel = [b \in Branch |-> [c \in Branch |-> <<>>]]
  /\ transfers = 0
  /\ noted = [b \in Branch |-> FALSE]
  /\ balance = [b \in Branch |-> 0]
  /\ open = [b \in Branch |-> {}]
  /\ arrived = [b \in Branch |-> 0]

-----------------------------------------------------------------------------

Pay(b, c) ==
  /\ transfers < Transfers
  /\ cash[b] > 0
  /\ transfers' = transfers + 1
  /\ cash' = [cash EXCEPT ![b] = @ - 1]
  /\ channel' = [channel EXCEPT ![b][c] = Append(@, Coin)]
  /\ UNCHANGED <<noted, balance, open, arrived>>

\* b has noted its balance if it knows of the snapshot, and notes this coin if the
\* marker of the sender is still to come: the coin was sent before the snapshot.
Receive(b, c) ==
  /\ channel[c][b] # <<>>
  /\ Head(channel[c][b]) = Coin
  /\ channel' = [channel EXCEPT ![c][b] = Tail(@)]
  /\ cash' = [cash EXCEPT ![b] = @ + 1]
  /\ arrived' = IF c \in open[b] THEN [arrived EXCEPT ![b] = @ + 1] ELSE arrived
  /\ UNCHANGED <<transfers, noted, balance, open>>

\* b notes its balance and waits for the markers of `waiting`.
Note(b, waiting) ==
  /\ noted' = [noted EXCEPT ![b] = TRUE]
  /\ balance' = [balance EXCEPT ![b] = cash[b]]
  /\ open' = [open EXCEPT ![b] = waiting]

\* The channels with a marker of b at the end of all its outgoing ones.
WithMarkers(b, channels) ==
  [channels EXCEPT ![b] =
     [c \in Branch |-> IF c = b THEN <<>> ELSE Append(channels[b][c], Marker)]]

StartSnapshot(b) ==
  /\ \A c \in Branch : ~noted[c]
  /\ Note(b, Branch \ {b})
  /\ channel' = WithMarkers(b, channel)
  /\ UNCHANGED <<cash, transfers, arrived>>

FirstMarker(b, c) ==
  /\ channel[c][b] # <<>>
  /\ Head(channel[c][b]) = Marker
  /\ ~noted[b]
  /\ Note(b, Branch \ {b, c})
  /\ channel' = WithMarkers(b, [channel EXCEPT ![c][b] = Tail(@)])
  /\ UNCHANGED <<cash, transfers, arrived>>

LaterMarker(b, c) ==
  /\ channel[c][b] # <<>>
  /\ Head(channel[c][b]) = Marker
  /\ noted[b]
  /\ channel' = [channel EXCEPT ![c][b] = Tail(@)]
  /\ open' = [open EXCEPT ![b] = @ \ {c}]
  /\ UNCHANGED <<cash, transfers, noted, balance, arrived>>

SnapshotComplete == \A b \in Branch : noted[b] /\ open[b] = {}

\* Nothing is under way any more, and nothing will be.
Close ==
  /\ SnapshotComplete
  /\ transfers = Transfers \/ \A b \in Branch : cash[b] = 0
  /\ \A b, c \in Branch : channel[b][c] = <<>>
  /\ UNCHANGED vars

Next ==
  \/ Close
  \/ \E b \in Branch : StartSnapshot(b)
  \/ \E b, c \in Branch :
       b # c /\ (Pay(b, c) \/ Receive(b, c) \/ FirstMarker(b, c) \/ LaterMarker(b, c))

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

RECURSIVE SumUpTo(_, _)
SumUpTo(f, b) == IF b = 0 THEN 0 ELSE f[b] + SumUpTo(f, b - 1)
Sum(f) == SumUpTo(f, Branches)

\* Promises: a complete snapshot contains all the money, and no coin twice.
\* Without it: the backup that is restored after a disaster has a wrong total.
SnapshotIsConsistent == SnapshotComplete => Sum(balance) + Sum(arrived) = Total

\* Promises: a branch waits only for branches, and only after noting its balance.
\* Without it: coins from after the snapshot are noted as well.
OpenMeansNoted == \A b \in Branch : open[b] # {} => noted[b]

CoinsFrom(b) ==
  [c \in Branch |-> Len(SelectSeq(channel[b][c], LAMBDA x : x = Coin))]

\* Promises: the money in the branches and under way is always the same.
\* Without it: the business itself loses money, and no snapshot can be right.
MoneyIsConserved == Sum(cash) + Sum([b \in Branch |-> Sum(CoinsFrom(b))]) = Total
=============================================================================
