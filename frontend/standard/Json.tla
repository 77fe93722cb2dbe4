--------------------------------- MODULE Json ---------------------------------
(* Values as JSON text.  Which text belongs to which value is not said here.   *)
LOCAL INSTANCE Refusal

ToJson(v) == Refused("ToJson")
ToJsonArray(v) == ToJson(v)
ToJsonObject(v) == ToJson(v)

JsonSerialize(file, v) == Refused("JsonSerialize")
JsonDeserialize(file) == Refused("JsonDeserialize")
ndJsonSerialize(file, v) == Refused("ndJsonSerialize")
ndJsonDeserialize(file) == Refused("ndJsonDeserialize")
===============================================================================
