------------------------------ MODULE _Possible -------------------------------
(* How often what a configuration names after _POSSIBLE was true, by name.     *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE TLC
LOCAL INSTANCE TLCExt

(* How often so far. *)
_Counts == TLCGetOrDefault("s:_possible", <<>>)

LOCAL Seen(name) == IF name \in DOMAIN _Counts THEN _Counts[name] ELSE 0

(* Always true; counts whether the expression is. *)
_Track(expression, name) ==
  TLCSet("s:_possible",
         [other \in (DOMAIN _Counts) \cup {name} |->
            Seen(other) + IF other = name /\ expression THEN 1 ELSE 0])

(* Was it true, ever?  If not, all counts are printed. *)
_CheckName(name) == (Seen(name) > 0) \/ (PrintT(_Counts) /\ FALSE)

_PrintCounts == PrintT(_Counts)
===============================================================================
