------------------------------ MODULE VectorClocks ----------------------------
(* Logs ordered by the vector clocks of their entries.                         *)
EXTENDS Naturals, Sequences, Functions
LOCAL INSTANCE SequencesExt

LOCAL Entry(clock, node) == IF node \in DOMAIN clock THEN clock[node] ELSE 0

(* Is every entry of the log followed only by such as did not happen before it? *)
IsCausalOrder(log, clock(_)) ==
  \A i, j \in DOMAIN log : i < j =>
    \E node \in DOMAIN clock(log[j]) : Entry(clock(log[i]), node) < clock(log[j])[node]

(* The same entries in such an order: the nodes take turns, and each gives its  *)
(* first entry left if nothing left happened before it.                        *)
CausalOrder(log, clock(_), node(_), domain(_)) ==
  LET Nodes == {node(log[i]) : i \in DOMAIN log}
      NotAfter(a, b) ==
        \A n \in DOMAIN clock(a) : clock(a)[n] \leq Entry(clock(b), n)
      IsNext(left, i) == \A j \in DOMAIN left : j = i \/ ~NotAfter(left[j], left[i])
      RECURSIVE Sort(_, _)
      Sort(left, turns) ==
        LET turn == CHOOSE n \in turns : TRUE
            ready == {i \in DOMAIN left : node(left[i]) = turn /\ IsNext(left, i)}
            i == CHOOSE i \in ready : TRUE
        IN IF left = <<>> THEN <<>>
           ELSE IF turns = {} THEN Sort(left, Nodes)
           ELSE IF ready # {} THEN <<left[i]>> \o Sort(RemoveAt(left, i), turns \ {turn})
           ELSE Sort(left, turns \ {turn})
  IN Sort(log, Nodes)
===============================================================================
