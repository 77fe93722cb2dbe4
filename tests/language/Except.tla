------------------------------- MODULE Except --------------------------------
(* EXCEPT: a function with some values changed.                              *)
EXTENDS Integers, Sequences

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

LOCAL Zeros == [x \in 0..3 |-> 0]
LOCAL Table == [x \in 0..1 |-> [y \in {"a", "b"} |-> x]]

\* One value changes, the others stay.
One == LET f == [Zeros EXCEPT ![n] = 7]
       IN f[n] = 7 /\ \A x \in 0..3 \ {n} : f[x] = 0

\* The function it is made of does not change.
Copy == LET f == [Zeros EXCEPT ![n] = 7] IN Zeros[n] = 0

\* @ is the value before.
At == [Zeros EXCEPT ![n] = @ + 1][n] = 1

\* Several changes go from left to right, each on the result of those before.
Several == [Zeros EXCEPT ![n] = 1, ![n] = @ + 1, ![3 - n] = 9][n] = 2

\* Changes deeper inside.
Path == LET t == [Table EXCEPT ![1]["b"] = n]
        IN t[1] = [a |-> 1, b |-> n] /\ t[0] = Table[0]

\* Fields and indices mix; @ is the value at the whole path.
MixedPath == LET r == [s |-> <<1, [k |-> 5]>>]
             IN [r EXCEPT !.s[2].k = @ + n].s = <<1, [k |-> 5 + n]>>

\* A function of several arguments.
SeveralArguments == [[x, y \in 0..3 |-> 0] EXCEPT ![n, 1] = 4][n, 1] = 4

\* EXCEPT in EXCEPT: @ belongs to the innermost.
Nested == [Zeros EXCEPT ![n] = [Zeros EXCEPT ![1] = @ + 2][1] + @] [n] = 2

\* An index outside of the domain changes nothing.
OffDomain == [Zeros EXCEPT ![n + 4] = 1] = Zeros

\* A field that is not there changes nothing, either.
NoField == [[a |-> n] EXCEPT !.b = 1] = [a |-> n]

\* Only functions have values to change.
\* expect R0104
Number == [n EXCEPT ![1] = 2] = n
=============================================================================
