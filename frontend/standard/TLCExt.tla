-------------------------------- MODULE TLCExt --------------------------------
(* More operators for use by a model checker.                                  *)
LOCAL INSTANCE Integers
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

(* Of the execution that was found wrong: action, a set of steps <<s, action, t>>, and  *)
(* state, a set of numbered states <<i, record>>; both are empty where there is none.  *)
CounterExample == CHOOSE c : TRUE
(* Its states, in their order. *)
ToTrace(c) == CHOOSE t : TRUE

(* A hash of the value. *)
TLCFP(v) == CHOOSE i \in Int : TRUE

(* The value that the operator of this name, one without parameters, has in the root      *)
(* module.                                                                                *)
TLCEvalDefinition(name) == CHOOSE v : TRUE
===============================================================================
