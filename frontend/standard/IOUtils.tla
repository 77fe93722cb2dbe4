------------------------------- MODULE IOUtils --------------------------------
(* Files, programs and the environment: nothing that TLA+ says something about. *)
LOCAL INSTANCE Refusal
LOCAL INSTANCE Integers

IOSerialize(v, file, compress) == Refused("IOSerialize")
IODeserialize(file, compressed) == Refused("IODeserialize")
Serialize(v, file, options) == Refused("Serialize")
Deserialize(file, options) == Refused("Deserialize")

IOExec(command) == Refused("IOExec")
IOEnvExec(environment, command) == Refused("IOEnvExec")
IOExecTemplate(command, arguments) == Refused("IOExecTemplate")
IOEnvExecTemplate(environment, command, arguments) == Refused("IOEnvExecTemplate")

(* The environment variables, as a record of strings. *)
IOEnv == Refused("IOEnv")

atoi(text) == Refused("atoi")
zeroPadN(n, digits) == Refused("zeroPadN")
===============================================================================
