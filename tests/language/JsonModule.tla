------------------------------ MODULE JsonModule -----------------------------
(* The modules Json, IOUtils and CSV.                                        *)
EXTENDS Integers, Sequences, TLC, Json, IOUtils, CSV

VARIABLE n
Init == n \in 0..1
Next == UNCHANGED n

\* Atoms.
Atoms == ToJson(7) = "7" /\ ToJson(TRUE) = "true" /\ ToJson("a\"b") = "\"a\\\"b\""

\* Sequences and sets are lists.
Lists == ToJson(<<1, <<>>, "x">>) = "[1,[],\"x\"]" /\ ToJson({1, 2}) = "[1,2]" /\ ToJson(1..3) = "[1,2,3]"

\* Records and other functions are objects.
Objects == ToJson([a |-> 1, b |-> [c |-> {}]]) = "{\"a\":1,\"b\":{\"c\":[]}}"
           /\ ToJson(3 :> FALSE) = "{\"3\":false}"

\* A sequence as an object counts from 0.
Counted == ToJsonObject(<<5, 6>>) = "{\"0\":5,\"1\":6}" /\ ToJsonArray({5}) = "[5]"

\* What is written can be read again.
\* expect R0126 (symbolic)
RoundTrip == LET value == <<[a |-> n, b |-> <<TRUE, "\t">>], -5>>
             IN JsonSerialize("JsonModule.json", value) /\ JsonDeserialize("JsonModule.json") = value

\* One value on each line.
\* expect R0126 (symbolic)
Lines == /\ ndJsonSerialize("JsonModule.ndjson", <<[a |-> n], <<1>>, "x">>)
         /\ ndJsonDeserialize("JsonModule.ndjson") = <<[a |-> n], <<1>>, "x">>

\* A file that is not there cannot be read.
\* expect R0128 (explicit)
\* expect R0126 (symbolic)
NoFile == JsonDeserialize("no/such/file.json") = n

\* Numbers from text and back.
Numbers == atoi("42") = 42 /\ atoi("-17") = -17

\* Text that is no number.
\* expect R0102
NoNumber == atoi("x1") = n

\* The environment is a record of strings.
Environment == "PATH" \in DOMAIN IOEnv /\ IOEnv.PATH \in STRING

\* Text files.
\* expect R0126 (symbolic)
Text ==
  LET options == [format |-> "TXT", charset |-> "UTF-8", openOptions |-> <<"WRITE", "CREATE", "TRUNCATE_EXISTING">>]
  IN /\ Serialize("line " \o ToString(n), "JsonModule.txt", options).exitValue = 0
     /\ Deserialize("JsonModule.txt", [format |-> "TXT", charset |-> "UTF-8"]).stdout = "line " \o ToString(n)

\* A text file that cannot be read.
NoText == Deserialize("no/such", [format |-> "TXT", charset |-> "UTF-8"]).exitValue = 1

\* Values in TLC's own format, compressed or not.
\* expect R0126 (symbolic)
Pickles ==
  LET value == [a |-> <<n, "x", {TRUE, 1 = 2}>>, b |-> (0 :> "x" @@ 5 :> {}), c |-> 1..3, d |-> {<<>>, <<-5>>, <<70000>>}]
      both == <<value, value, [f \in {"a", "b"} |-> value]>>
  IN \A compressed \in BOOLEAN : /\ IOSerialize(both, "JsonModule.value", compressed)
                                /\ IODeserialize("JsonModule.value", compressed) = both

\* A file in another format is no value.
\* expect R0128 (explicit)
\* expect R0126 (symbolic)
NoPickle == /\ ndJsonSerialize("JsonModule.text", <<n>>)
            /\ IODeserialize("JsonModule.text", FALSE) = n

\* Numbers of more than 32 bits have no place in that format.
\* beyond TLC: it has no such numbers
\* expect R0126
TooLarge == IOSerialize(2 ^ 40 + n, "JsonModule.value", FALSE)

\* Programs are run only if the user allows it.
\* beyond TLC: it always runs them
\* expect R0126
Program == IOExec(<<"true">>).exitValue = 0

\* Lines of a table; one of a file that is not there has none.
\* expect R0126 (symbolic)
Table == /\ CSVRecords("no/such.csv") = 0
         /\ Serialize("", "JsonModule.csv", [format |-> "TXT", charset |-> "UTF-8",
                                             openOptions |-> <<"WRITE", "CREATE", "TRUNCATE_EXISTING">>]).exitValue = 0
         /\ CSVWrite("%1$s#%2$s", <<n, TRUE>>, "JsonModule.csv")
         /\ CSVWrite("%2$s#%1$s", <<{1}, 5>>, "JsonModule.csv")
         /\ CSVRecords("JsonModule.csv") = 2
         /\ CSVRead(<<"a", "b">>, "#", "JsonModule.csv") = <<[a |-> ToString(n), b |-> "TRUE"], [a |-> "5", b |-> "{1}"]>>
=============================================================================
