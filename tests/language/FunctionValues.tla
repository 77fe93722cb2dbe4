---------------------------- MODULE FunctionValues ---------------------------
(* Functions.                                                                *)
EXTENDS Integers, FiniteSets

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

LOCAL Shift == [x \in 0..3 |-> x + n]

\* A function is applied to elements of its domain.
Application == Shift[0] = n /\ Shift[3] = n + 3 /\ Shift[n] = 2 * n

\* DOMAIN.
Domain == DOMAIN Shift = 0..3 /\ DOMAIN [x \in {} |-> n] = {}

\* Functions are equal if their domains are and all their values.
Equality == /\ Shift = [y \in {3, 2, 1, 0} |-> n + y]
            /\ Shift /= [x \in 0..2 |-> x + n]
            /\ Shift /= [x \in 0..3 |-> x + n + 1]

\* Two functions without elements are the same, and the same as the empty sequence.
EmptyFunction == [x \in {} |-> n] = [x \in {} |-> "a"] /\ [x \in {} |-> n] = <<>>

\* A function of several arguments is a function of a tuple.
SeveralArguments ==
  LET sum == [x \in 0..1, y \in 0..3 |-> x + y]
  IN /\ sum[1, n] = 1 + n
     /\ sum[<<1, n>>] = sum[1, n]
     /\ DOMAIN sum = (0..1) \X (0..3)

\* Arguments in one bound: both range over the same set.
SharedBound == [x, y \in {n} |-> x - y] = [p \in {n} \X {n} |-> 0]

\* A bound can take the arguments apart.
TupleBound == [<<x, y>> \in {<<n, 1>>} |-> x + y][n, 1] = n + 1

\* Functions of functions.
Curried == [x \in {n} |-> [y \in {1} |-> x + y]][n][1] = n + 1

\* [S -> T] has all functions from S to T.
SetOfFunctions == /\ Shift \in [0..3 -> 0..6]
                  /\ Shift \notin [0..2 -> 0..6]
                  /\ Shift \notin [0..3 -> 0..n]
                  /\ Cardinality([{1, 2} -> 0..n]) = (n + 1) * (n + 1)
                  /\ [{n} -> {1, 2}] = {[x \in {n} |-> 1], [x \in {n} |-> 2]}

\* There is one function from the empty set, and none to it.
SetOfFunctionsAndEmptySet == [{} -> {n}] = {<<>>} /\ [{n} -> {}] = {}

\* Membership in a set of functions needs no list of it, so it may be infinite.
LargeSetOfFunctions == Shift \in [0..3 -> Nat] /\ Shift \notin [0..3 -> {-1}]

\* A function whose values are sets.
SetValued == [x \in {n} |-> {x}] \in [{n} -> SUBSET {n}]

\* A definition of a function with its argument.
Double[x \in 0..9] == 2 * x
\* ... can be used like any other function.
DefinedFunction == Double[n] = n + n /\ DOMAIN Double = 0..9

LOCAL Factorial[x \in Nat] == IF x = 0 THEN 1 ELSE x * Factorial[x - 1]

\* A function may be defined by recursion, also on an infinite domain.
RecursiveFunction == Factorial[5] = 120 /\ Factorial[n + 1] = (n + 1) * Factorial[n]

LOCAL Steps[i \in 0..3] == [j \in 0..3 |-> IF j = 0 THEN i + n ELSE Steps[i][j - 1] + 1]

\* A function of functions may go back to the one that is being defined.
CurriedRecursion == Steps[2][3] = n + 5 /\ Steps[3] = [j \in 0..3 |-> 3 + n + j]

LOCAL Parts == [add |-> [i \in Int |-> i + n], tag |-> "t"]

\* A part of a record or a tuple may be a function on an infinite set ...
InfiniteParts == /\ Parts.add[3] = n + 3 /\ Parts.tag = "t"
                 /\ <<Parts, n>>[1].add[4] = n + 4 /\ <<Parts, n>>[2] = n

\* ... also after an update.
UpdatedParts == /\ [Parts EXCEPT !.tag = "u"].add[3] = n + 3
                /\ [Parts EXCEPT !.add[3] = 0].add[3] = 0
                /\ [[a |-> n] EXCEPT !.a = [i \in Int |-> @ + i]].a[2] = n + 2

\* The range of a function is a set map.
Range == {Shift[x] : x \in DOMAIN Shift} = n..(n + 3)

\* Outside its domain a function has no value.
\* expect R0108
OffDomain == Shift[n + 4] = n

\* Only functions can be applied.
\* expect R0104
ApplyNumber == n[1] = n

\* A set is no function, so it cannot be asked for in a set of such ...
\* expect R0107
SetAmongFunctions == ({n} \X (0..1)) \in [Nat -> {x \in {n} : x < 9}]

\* ... but nothing is in a set that is empty, in whatever way it is written.
\* beyond TLC: it refuses to look for a set among functions before it knows that there are none
SetAmongNoFunctions == ({n} \X (0..1)) \notin [Nat -> {x \in {n} : x > 9}]
=============================================================================
