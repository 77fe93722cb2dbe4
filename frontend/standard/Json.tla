--------------------------------- MODULE Json ---------------------------------
(* Values as JSON text.  Which text belongs to which value is not said here.   *)

(* The text of a value; as a list or as an object where it could be either. *)
ToJson(v) == CHOOSE text \in STRING : TRUE
ToJsonArray(v) == CHOOSE text \in STRING : TRUE
ToJsonObject(v) == CHOOSE text \in STRING : TRUE

(* Files with one value, and with one value on each line (a sequence). *)
JsonSerialize(file, v) == TRUE
JsonDeserialize(file) == CHOOSE v : TRUE
ndJsonSerialize(file, v) == TRUE
ndJsonDeserialize(file) == CHOOSE v : TRUE
===============================================================================
