------------------------------- MODULE Strings -------------------------------
(* Strings.                                                                  *)
EXTENDS Naturals, Sequences, TLC

VARIABLE s
Init == s \in {"", "a", "abc"}
Next == UNCHANGED s

\* Strings are equal if they have the same characters.
Equality == s = s /\ s /= "ab" /\ (s = "a" \/ s = "" \/ s = "abc")

\* STRING has all strings.
SetOfStrings == s \in STRING /\ "" \in STRING /\ {s} \subseteq STRING

\* Strings are elements of sets like any other value.
Elements == s \in {"", "a", "abc"} /\ {s, "a", s} = {"a", s}

\* Escapes.
Escapes == /\ Len("\"") = 1
           /\ Len("\\") = 1
           /\ Len("a\tb\nc") = 5

\* Len and \o take strings.
Sequence == /\ Len(s) \in {0, 1, 3}
            /\ s \o "" = s
            /\ Len(s \o "xy") = Len(s) + 2
            /\ "a" \o "b" = "ab"

\* ToString spells a value as TLA+.
Spelled == /\ ToString(12) = "12"
           /\ ToString({1}) = "{1}"
           /\ ToString(<<1, 2>>) = "<<1, 2>>"
           /\ ToString(TRUE) = "TRUE"

\* Comments are no part of anything: (* nested (* like this *) *) or to the end of the line.
Comments == s = (* here *) s \* and here

\* A string is no number.
\* expect R0107
NoNumber == s = 1

\* A string has no elements.
\* expect R0103
NoSet == "a" \in s

\* A string is no function.
\* expect R0104
NoFunction == s[1] = "a"
=============================================================================
