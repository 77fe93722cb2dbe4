-------------------------------- MODULE TLCExt --------------------------------
(* More operators for use by a model checker.                                  *)
LOCAL INSTANCE Sequences

(* Does evaluating the expression fail with this text?  It has a value, so no. *)
AssertError(text, expression) == FALSE
AssertEq(a, b) == a = b

TLCDefer(e) == e
TLCNoOp(e) == e
TLCCache(e, closure) == e
PickSuccessor(e) == TRUE
TLCModelValue(name) == CHOOSE v : v \notin {name}
TLCEvalDefinition(name) == CHOOSE v : TRUE
TLCGetOrDefault(key, default) == CHOOSE v : TRUE
TLCGetAndSet(key, op(_, _), value, default) == CHOOSE v : TRUE
TLCFP(v) == CHOOSE n : TRUE

(* The states up to the present one; what a checker has found. *)
Trace == CHOOSE s : Len(s) /= 0
TraceFrom(initial) == CHOOSE s : Len(s) /= 0
CounterExample == CHOOSE c : TRUE
ToTrace(c) == CHOOSE s : Len(s) /= 0
===============================================================================
