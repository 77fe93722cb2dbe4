-------------------------------- MODULE TLCExt --------------------------------
(* More operators for use by a model checker.                                  *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE Sequences

(* Does evaluating the expression fail with this text? *)
AssertError(text, expression) == Refused("AssertError")
AssertEq(a, b) == a = b

TLCDefer(e) == e
TLCNoOp(e) == e
TLCCache(e, closure) == e
PickSuccessor(e) == TRUE
TLCModelValue(name) == Refused("TLCModelValue")
TLCEvalDefinition(name) == Refused("TLCEvalDefinition")
TLCGetOrDefault(key, default) == Refused("TLCGetOrDefault")
TLCGetAndSet(key, op(_, _), value, default) == Refused("TLCGetAndSet")
TLCFP(v) == Refused("TLCFP")

(* The states up to the present one; what a checker has found. *)
Trace == Refused("Trace")
CounterExample == Refused("CounterExample")
ToTrace(c) == Refused("ToTrace")
===============================================================================
