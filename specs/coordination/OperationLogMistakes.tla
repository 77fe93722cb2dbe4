------------------------ MODULE OperationLogMistakes ------------------------
(* What goes wrong in practice with idempotency keys. Each configuration beside this
   module replaces one operator of OperationLog by a mistaken one. *)
EXTENDS OperationLog

\* OperationLogLateRetry2.cfg, OperationLogLateRetry4.cfg: a client repeats an operation
\* for as long as it likes. With a log of K operations the shortest accident has K + 4
\* states: park, unpark, K more operations of which one parks, and the unpark again.
RepeatForEver(i) == TRUE

\* OperationLogEager.cfg: the log forgets one operation too many.
KeptTooFew(all) == IF Len(all) > Window - 1 THEN Tail(all) ELSE all

\* OperationLogNotConsulted.cfg: the log is written, and never looked at.
NeverKnown(i) == FALSE
=============================================================================
