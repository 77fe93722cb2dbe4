-------------------------------- MODULE TLCExt --------------------------------
(* More operators for use by a model checker.                                  *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

(* Does evaluating the expression fail with this text? *)
AssertError(text, expression) == CHOOSE b \in BOOLEAN : TRUE

(* Equality that prints both values where they differ. *)
AssertEq(a, b) ==
  IF a /= b THEN PrintT("Assertion failed") /\ PrintT(a) /\ PrintT(b) /\ a = b ELSE TRUE

(* Evaluated later, or never. *)
TLCDefer(e) == TRUE
TLCNoOp(e) == e
TLCCache(e, closure) == e

(* Asks a person which successors to take; without one all of them. *)
PickSuccessor(e) == TRUE

(* The model value of this name. *)
TLCModelValue(name) == CHOOSE v : ToString(v) = name

(* Registers, see TLCGet and TLCSet, that need not have been set. *)
TLCGetOrDefault(key, default) == CHOOSE v : TRUE
TLCGetAndSet(key, op(_, _), value, default) ==
  LET old == TLCGetOrDefault(key, default)
  IN CHOOSE v \in {old} : TLCSet(key, op(old, value))

(* The states up to the present one, as records with a field for each variable. *)
Trace == CHOOSE t : TRUE

(* What only TLC can say. *)
TLCEvalDefinition(name) == Refused("TLCEvalDefinition")
TLCFP(v) == Refused("TLCFP")
CounterExample == Refused("CounterExample")
ToTrace(c) == Refused("ToTrace")
===============================================================================
