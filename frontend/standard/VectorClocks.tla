------------------------------ MODULE VectorClocks ----------------------------
(* Logs ordered by the vector clocks of their entries.                         *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt

LOCAL Before(v, w) == v /= w /\ \A i \in DOMAIN v : v[i] \leq w[i]

(* Is every entry of the log preceded by all those that happened before it? *)
IsCausalOrder(log, clock(_)) ==
  \A i, j \in DOMAIN log : i < j => ~ Before(clock(log[j]), clock(log[i]))

(* The same entries in such an order.  (`node` and `domain` serve to find it.) *)
CausalOrder(log, clock(_), node(_), domain(_)) ==
  CHOOSE sorted \in SetToSeqs(ToSet(log)) : IsCausalOrder(sorted, clock)
===============================================================================
