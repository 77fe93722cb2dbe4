-------------------------------- MODULE EWD840 --------------------------------
(* Termination detection on a ring. Active nodes send messages, which wake up who
   gets them, and at some time fall asleep. Node 0 wants to know when all are asleep
   and sends a token around, from the highest node down to 0. A node that has woken up
   a higher one is black, and so becomes the token that passes it: then node 0 has
   learnt nothing and tries again. Nodes turn white when the token leaves them.
   After E. W. Dijkstra, W. Feijen and A. van Gasteren, Derivation of a termination
   detection algorithm for distributed computations (EWD 840, 1983). *)
EXTENDS Naturals

CONSTANT N  \* the number of nodes

ASSUME N \in Nat /\ N > 1

VARIABLES
  awake,   \* awake[i]: node i is active
  colour,  \* colour[i]: "white" or "black"
  token,   \* the node that has the token
  stain    \* the colour of the token

vars == <<awake, colour, token, stain>>

Node == 0 .. N - 1
Colour == {"white", "black"}

TypeOK ==
  /\ awake \in [Node -> BOOLEAN]
  /\ colour \in [Node -> Colour]
  /\ token \in Node
  /\ stain \in Colour

\* Anything goes, but the first round must not be taken for a clean one.
Init ==
  /\ awake \in [Node -> BOOLEAN]
  /\ colour \in [Node -> Colour]
  /\ token \in Node
  /\ stain = "black"

-----------------------------------------------------------------------------

\* The last round told nothing: node 0 starts another.
StartRound ==
  /\ token = 0
  /\ stain = "black" \/ colour[0] = "black"
  /\ token' = N - 1
  /\ stain' = "white"
  /\ colour' = [colour EXCEPT ![0] = "white"]
  /\ UNCHANGED awake

PassToken(i) ==
  /\ token = i
  /\ ~awake[i]
  /\ token' = i - 1
  /\ stain' = IF colour[i] = "black" THEN "black" ELSE stain
  /\ colour' = [colour EXCEPT ![i] = "white"]
  /\ UNCHANGED awake

\* Node i that wakes up j may undo what the token has seen.
Stains(i, j) == j > i

\* Node i wakes up another.
SendMessage(i) ==
  /\ awake[i]
  /\ \E j \in Node \ {i} :
       /\ awake' = [awake EXCEPT ![j] = TRUE]
       /\ colour' = [colour EXCEPT ![i] = IF Stains(i, j) THEN "black" ELSE @]
  /\ UNCHANGED <<token, stain>>

FallAsleep(i) ==
  /\ awake[i]
  /\ awake' = [awake EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<colour, token, stain>>

Next ==
  \/ StartRound
  \/ \E i \in Node \ {0} : PassToken(i)
  \/ \E i \in Node : SendMessage(i) \/ FallAsleep(i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* What node 0 concludes termination from.
Terminated == token = 0 /\ stain = "white" /\ colour[0] = "white" /\ ~awake[0]

\* Promises: node 0 never announces termination while a node is active.
\* Without it: results are read before they are complete.
Detection == Terminated => \A i \in Node : ~awake[i]

\* Dijkstra's invariant: the nodes that the token has passed are asleep, or one that
\* it has yet to pass is black, or the token is.
Inv ==
  \/ \A i \in Node : token < i => ~awake[i]
  \/ \E j \in 0 .. token : colour[j] = "black"
  \/ stain = "black"

\* A mistake to be found: the ring is thought to be numbered the other way.
StainsBackwards(i, j) == j < i
=============================================================================
