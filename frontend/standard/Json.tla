--------------------------------- MODULE Json ---------------------------------
(* Values as JSON text.  Which text belongs to which value is not said here.   *)

ToJson(v) == CHOOSE text : text \in STRING
ToJsonArray(v) == ToJson(v)
ToJsonObject(v) == ToJson(v)
FromJson(text) == CHOOSE v : ToJson(v) = text

JsonSerialize(file, v) == TRUE
JsonDeserialize(file) == CHOOSE v : JsonSerialize(file, v)
ndJsonSerialize(file, v) == TRUE
ndJsonDeserialize(file) == CHOOSE v : ndJsonSerialize(file, v)
===============================================================================
