------------------------------- MODULE RealTime -------------------------------
(* Real time (Specifying Systems, chapter 9): the variable `now` is the time.  *)
EXTENDS Reals
VARIABLE now

(* An action A stays enabled at most E, and at least D before it happens. *)
RTBound(A, v, D, E) ==
  LET Step(t) == t' = IF <<A>>_v \/ ~(ENABLED <<A>>_v)' THEN 0 ELSE t + (now' - now)
      Clock(t) == t = 0 /\ [][Step(t)]_<<t, v, now>>
      InTime(t) == [](t \leq E)
      NotBefore(t) == [][A => t \geq D]_v
  IN \EE t : Clock(t) /\ InTime(t) /\ NotBefore(t)

(* Time passes while v stays as it is, and without bound. *)
RTnow(v) ==
  LET Passes == now' \in {r \in Real : r > now} /\ UNCHANGED v
  IN /\ now \in Real
     /\ [][Passes]_now
     /\ \A r \in Real : WF_now(Passes /\ now' > r)
===============================================================================
