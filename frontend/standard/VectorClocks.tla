------------------------------ MODULE VectorClocks ----------------------------
(* Logs ordered by the vector clocks of their entries.                         *)
EXTENDS Naturals, Sequences, Functions
LOCAL INSTANCE SequencesExt

LOCAL Entry(clock, node) == IF node \in DOMAIN clock THEN clock[node] ELSE 0

(* Is every entry of the log followed only by such as did not happen before it? *)
IsCausalOrder(log, clock(_)) ==
  \A i, j \in DOMAIN log : i < j =>
    \E node \in DOMAIN clock(log[j]) : Entry(clock(log[i]), node) < clock(log[j])[node]

(* The same entries in such an order.  (`node` and `domain` serve to find it.) *)
CausalOrder(log, clock(_), node(_), domain(_)) ==
  CHOOSE sorted \in [1..Len(log) -> ToSet(log)] :
    ToSet(sorted) = ToSet(log) /\ IsCausalOrder(sorted, clock)
===============================================================================
