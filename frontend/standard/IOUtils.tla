------------------------------- MODULE IOUtils --------------------------------
(* Files, programs and the environment: nothing that TLA+ says something about. *)
LOCAL INSTANCE Integers

IOSerialize(v, file, compress) == TRUE
IODeserialize(file, compressed) == CHOOSE v : TRUE
Serialize(v, file, options) == CHOOSE result : TRUE
Deserialize(file, options) == CHOOSE result : TRUE

IOExec(command) == CHOOSE result : TRUE
IOEnvExec(environment, command) == CHOOSE result : TRUE
IOExecTemplate(command, arguments) == CHOOSE result : TRUE
IOEnvExecTemplate(environment, command, arguments) == CHOOSE result : TRUE

(* The environment variables, as a record of strings. *)
IOEnv == CHOOSE environment : TRUE

atoi(text) == CHOOSE n \in Int : TRUE
zeroPadN(n, digits) == CHOOSE text : text \in STRING
===============================================================================
