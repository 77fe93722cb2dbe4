------------------------------ MODULE _Possible -------------------------------
(* Counts of what was seen during a run of a checker.                          *)
LOCAL INSTANCE Refusal

_Track(expression, name) == Refused("_Track")
_Counts == Refused("_Counts")
_CheckName(name) == Refused("_CheckName")
_PrintCounts == Refused("_PrintCounts")
===============================================================================
