---------------------------- MODULE OperationLog ----------------------------
(* A coordinator parks and unparks a shard on request. Requests get lost and are
   repeated, so every operation has a number, and the coordinator remembers the
   numbers of the last few operations that it carried out: one that it remembers is
   not carried out again. The log is bounded, so an old operation is forgotten at some
   time. That is safe as long as nobody repeats an operation for longer than the log
   remembers it. Parking is asked for by the worker that holds the lease, and a late
   repetition is refused by its epoch (see LeasedShards); unparking is asked for by
   somebody who holds no lease, and only the log protects from doing it twice.
   After B. Leach, Designing robust and predictable APIs with idempotency (2017). *)
EXTENDS Naturals, Sequences

CONSTANTS
  Window,      \* how many operations the log remembers
  Operations   \* how many operations are looked at

VARIABLES
  parked,     \* is the shard parked?
  asked,      \* asked[i]: what operation i is to do
  log,        \* the numbers of the last operations that were carried out
  effects,    \* effects[i]: how often operation i changed the shard
  answers     \* answers[i]: what its last answer said

vars == <<parked, asked, log, effects, answers>>

Number == 1 .. Operations
Kind == {"park", "unpark", "none"} \* none: the number has not been used

RECURSIVE Logs(_)
Logs(n) == IF n = 0 THEN {<<>>} ELSE Logs(n - 1) \cup [1 .. n -> Number]

TypeOK ==
  /\ parked \in BOOLEAN
  /\ asked \in [Number -> Kind]
  /\ log \in Logs(Window)
  /\ effects \in [Number -> 0 .. 2]
  /\ answers \in [Number -> {"none", "changed", "unchanged"}]

Init ==
  /\ parked = FALSE
  /\ asked = [i \in Number |-> "none"]
  /\ log = <<>>
  /\ effects = [i \in Number |-> 0]
  /\ answers = [i \in Number |-> "none"]

-----------------------------------------------------------------------------

Used == {i \in Number : asked[i] # "none"}
Newest == IF Used = {} THEN 0 ELSE CHOOSE i \in Used : \A j \in Used : j <= i
Remembered(i) == \E at \in DOMAIN log : log[at] = i

\* For how long a client repeats an operation.
MayRepeat(i) == Newest - i < Window
\* Which part of the log is kept when there is one more operation.
Kept(all) == IF Len(all) > Window THEN Tail(all) ELSE all
\* Is the operation one that was carried out?
Known(i) == Remembered(i)
\* How often it has changed the shard, when it was carried out.
Counted(i, changes) == IF changes /\ effects[i] < 2 THEN effects[i] + 1 ELSE effects[i]
\* What a request with the number of another one leaves of that: it is refused.
AskedAgain(i) == asked[i]
\* What the answer to an operation that was carried out before says.
Again(i) == answers[i]
\* What a crash of the coordinator leaves of the log: it is on disk.
LogAfterCrash == log

Carry(i, kind) ==
  LET changes == (kind = "park") # parked IN
  /\ parked' = (kind = "park")
  /\ log' = Kept(Append(log, i))
  /\ effects' = [effects EXCEPT ![i] = Counted(i, changes)]
  /\ answers' = [answers EXCEPT ![i] = IF changes THEN "changed" ELSE "unchanged"]

\* A client wants something; the request arrives.
Submit(i, kind) ==
  /\ i = Newest + 1
  /\ asked' = [asked EXCEPT ![i] = kind]
  /\ Carry(i, kind)

\* A request arrives once more: the client has seen no answer, or the network has
\* delivered it twice.
Repeat(i) ==
  /\ asked[i] = "unpark"
  /\ MayRepeat(i)
  /\ IF Known(i)
     THEN /\ answers' = [answers EXCEPT ![i] = Again(i)]
          /\ UNCHANGED <<parked, log, effects>>
     ELSE Carry(i, asked[i])
  /\ asked' = [asked EXCEPT ![i] = AskedAgain(i)]

Next ==
  \E i \in Number :
    \/ \E kind \in {"park", "unpark"} : Submit(i, kind)
    \/ Repeat(i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

\* Promises: an operation changes the shard at most once.
\* Without it: a repeated unpark wakes a shard that was parked for a reason since.
AtMostOnce == \A i \in Number : effects[i] <= 1

\* Promises: an operation that may still be repeated is in the log.
\* Without it: the log forgets too early.
RepeatableIsRemembered ==
  \A i \in Number : asked[i] # "none" /\ Newest - i < Window => Remembered(i)

\* Promises: numbers are used in order.
\* Without it: nobody could say which operations are old.
InOrder == \A i \in Number : i <= Newest => asked[i] # "none"

\* Promises: an operation that was never asked for has done nothing.
\* Without it: effects come out of nowhere.
UnusedIsIdle == \A i \in Number : asked[i] = "none" => effects[i] = 0

\* The log holds the newest operations, in order.
LogIsRecent ==
  \A at \in DOMAIN log : log[at] = Newest - Len(log) + at

LogIsFull ==
  Len(log) = IF Newest < Window THEN Newest ELSE Window

\* All of it together holds after each step if it held before.
Ind ==
  /\ TypeOK
  /\ AtMostOnce
  /\ InOrder
  /\ UnusedIsIdle
  /\ LogIsRecent
  /\ LogIsFull
=============================================================================
