------------------------ MODULE OperationLogMistakes ------------------------
(* What goes wrong in practice with idempotency keys. Each configuration beside this
   module replaces one operator of OperationLog by a mistaken one. *)
EXTENDS OperationLog

\* OperationLogLateRetry2.cfg, OperationLogLateRetry3.cfg: a client repeats an operation
\* for as long as it likes. With a log of K operations the shortest accident has K + 4
\* states: park, unpark, K more operations of which one parks, and the unpark again.
RepeatForEver(i) == TRUE

\* OperationLogEager.cfg: the log forgets one operation too many.
KeptTooFew(all) == IF Len(all) > Window - 1 THEN Tail(all) ELSE all

\* OperationLogNotConsulted.cfg: the log is written, and never looked at.
NeverKnown(i) == FALSE

\* OperationLogOverwrites.cfg: the same, and the record of a repetition replaces that of the
\* operation: the accident does not show in it.
Overwritten(i, changes) == IF changes THEN 1 ELSE 0

\* OperationLogRetriesInside.cfg: the coordinator asks the storage twice if it is slow, and
\* the storage has no log.
CountedTwice(i, changes) == IF changes THEN 2 ELSE effects[i]

\* OperationLogReusesNumber.cfg: a client takes the number of an operation for another one,
\* and the coordinator does not compare what is asked for.
Anything(i) == "park"

\* OperationLogForgetsAnswer.cfg: whoever asks again is told that nothing was to be done.
NothingDone(i) == "unchanged"

\* OperationLogInMemory.cfg: the log is not on disk.
Lost == <<>>
=============================================================================
