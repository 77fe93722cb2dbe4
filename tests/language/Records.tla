------------------------------- MODULE Records -------------------------------
(* Records are functions from field names to values.                         *)
EXTENDS Naturals, FiniteSets

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

LOCAL Point == [x |-> n, y |-> 2]

\* Fields.
Fields == Point.x = n /\ Point.y = 2

\* A record is a function from strings.
IsFunction == /\ Point["x"] = n
              /\ DOMAIN Point = {"x", "y"}
              /\ Point = [f \in {"x", "y"} |-> IF f = "x" THEN n ELSE 2]

\* The order of the fields does not matter.
Unordered == Point = [y |-> 2, x |-> n]

\* Records with different fields are different.
Different == Point /= [x |-> n] /\ Point /= [x |-> n, z |-> 2] /\ Point /= [x |-> n + 1, y |-> 2]

\* A set of records has all combinations of the fields' values.
SetOfRecords == /\ Point \in [x : 0..3, y : {2}]
                /\ Point \notin [x : 0..3]
                /\ Point \notin [x : 0..3, y : {1}]
                /\ [x : {n}, y : {1, 2}] = {[x |-> n, y |-> 1], Point}
                /\ Cardinality([x : 0..n, y : {1, 2}]) = 2 * (n + 1)
                /\ [x : {n}, y : {}] = {}

\* The values of fields may be anything, also infinite sets in sets of records.
Nested == /\ [p |-> Point, s |-> {n}].p.x = n
          /\ [p |-> Point, s |-> {n}] \in [p : [x : Nat, y : Nat], s : SUBSET Nat]

\* Reserved words are allowed as field names.
KeywordField == [IF |-> n].IF = n

\* EXCEPT changes a field and keeps the others.
Update == [Point EXCEPT !.x = n + 1] = [x |-> n + 1, y |-> 2] /\ [Point EXCEPT !["y"] = 3].y = 3

\* A record has only its own fields.
\* expect R0108
MissingField == Point.z = n
=============================================================================
