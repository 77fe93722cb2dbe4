------------------------------- MODULE Option ---------------------------------
(* Values that may be missing, as in Apalache's library of the same name.      *)
EXTENDS Apalache, Variants

Some(value) == Variant("Some", value)
None == Variant("None", UNIT)
IsSome(o) == VariantTag(o) = "Some"
IsNone(o) == VariantTag(o) = "None"

OptionCase(o, Then(_), Else(_)) ==
  IF IsSome(o) THEN Then(VariantGetUnsafe("Some", o)) ELSE Else(UNIT)

OptionMap(f(_), o) == OptionCase(o, LAMBDA v : Some(f(v)), LAMBDA u : None)
OptionFlatMap(f(_), o) == OptionCase(o, f, LAMBDA u : None)
OptionGetOrElse(o, default) == OptionCase(o, LAMBDA v : v, LAMBDA u : default)
OptionToSeq(o) == OptionCase(o, LAMBDA v : <<v>>, LAMBDA u : <<>>)
OptionToSet(o) == OptionCase(o, LAMBDA v : {v}, LAMBDA u : {})

(* Any element of S, if there is one; refused, as any use of Guess outside an equation. *)
OptionGuess(S) == IF S = {} THEN None ELSE Some(Guess(S))

OptionFunApp(f, o) == OptionMap(LAMBDA v : f[v], o)
OptionPartialFun(f, undefined) ==
  [x \in DOMAIN f \cup undefined |-> IF x \in undefined THEN None ELSE Some(f[x])]
===============================================================================
