---- MODULE Fenced ----
(* The same idea with properties that need what is written. *)
EXTENDS Naturals

CONSTANTS Worker, MaxEpoch

VARIABLES epoch, held, written

vars == <<epoch, held, written>>

Init == epoch = 0 /\ held = [w \in Worker |-> 0] /\ written = 0

Acquire(w) ==
  /\ epoch < MaxEpoch
  /\ epoch' = epoch + 1
  /\ held' = [held EXCEPT ![w] = epoch']
  /\ UNCHANGED written

Write(w) ==
  /\ held[w] > written
  /\ written' = held[w]
  /\ UNCHANGED <<epoch, held>>

Next == \E w \in Worker : Acquire(w) \/ Write(w)

Spec == Init /\ [][Next]_vars

TypeOK == epoch \in 0..MaxEpoch /\ held \in [Worker -> 0..MaxEpoch] /\ written \in 0..MaxEpoch

WrittenBefore == written <= epoch

NeverBack == [][written' >= written]_vars
====
