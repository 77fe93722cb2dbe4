------------------------------- MODULE IOUtils --------------------------------
(* Files, programs and the environment: nothing that TLA+ says something about. *)
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

(* Files with one value in the format that TLC keeps values in. *)
IOSerialize(v, file, compress) == TRUE
IODeserialize(file, compressed) == CHOOSE v : TRUE

(* Text files; options is a record such as [format |-> "TXT", charset |-> "UTF-8",   *)
(* openOptions |-> <<"WRITE", "CREATE", "TRUNCATE_EXISTING">>].                      *)
Serialize(v, file, options) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE
Deserialize(file, options) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE

(* Other programs, run only if the user allows it. *)
IOExec(command) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE
IOEnvExec(environment, command) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE
IOExecTemplate(command, arguments) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE
IOEnvExecTemplate(environment, command, arguments) ==
  CHOOSE r \in [exitValue : Int, stdout : STRING, stderr : STRING] : TRUE

(* The environment variables, as a record of strings. *)
IOEnv == CHOOSE r \in [STRING -> STRING] : TRUE

atoi(text) == CHOOSE i \in Int : ToString(i) = text

(* The number with zeros in front, so that it has this many digits. *)
zeroPadN(n, digits) ==
  LET RECURSIVE pad(_)
      pad(text) == IF Len(text) < digits THEN pad("0" \o text) ELSE text
  IN pad(ToString(n))
===============================================================================
