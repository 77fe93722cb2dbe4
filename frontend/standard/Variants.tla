------------------------------- MODULE Variants -------------------------------
(* Tagged values, as in Apalache's library of the same name.                   *)

Variant(tag, value) == [tag |-> tag, value |-> value]
UNIT == "U_OF_UNIT"

VariantTag(v) == v.tag
VariantFilter(tag, S) == {v.value : v \in {w \in S : w.tag = tag}}
VariantGetUnsafe(tag, v) == v.value
VariantGetOrElse(tag, v, default) == IF v.tag = tag THEN v.value ELSE default
VariantMatch(tag, v, Then(_), Else(_)) == IF v.tag = tag THEN Then(v.value) ELSE Else(v)
===============================================================================
