-------------------------------- MODULE Sets --------------------------------
(* Sets.  `n` is one of several numbers: each fact holds for all of them.     *)
EXTENDS Naturals, FiniteSets

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

\* How often and in which order elements are written does not matter.
Unordered == {n, n + 1, n} = {n + 1, n}

\* Sets are equal if they have the same elements, however they are written.
Extensional == {n, n + 1} = n..(n + 1) /\ {n} /= {n + 1}

\* The empty set can be compared with every set.
EmptySet == {} = {x \in {n} : x > n} /\ {} /= {n} /\ {} /= {"a"}

\* Membership and its negation.
Membership == n \in 0..n /\ n \notin 0..(n - 1) /\ ~(n \in {}) /\ 5 \notin {n}

\* Union, intersection and difference.
Algebra == /\ {n, 7} \cup {7, 8} = {n, 7, 8}
           /\ {n, 7} \cap {7, 8} = {7}
           /\ {n, 7} \ {7, 8} = {n}
           /\ {n} \ {n} = {}

\* The other spellings of union and intersection.
Spellings == {n} \union {7} = {n} \cup {7} /\ {n} \intersect {7} = {n} \cap {7}

\* \subseteq is not strict.
Subset == {n} \subseteq {n, 7} /\ {n} \subseteq {n} /\ ~({n, 8} \subseteq {n, 7})

\* SUBSET S has all subsets of S, the empty one and S itself among them.
PowerSet == /\ SUBSET {n} = {{}, {n}}
            /\ Cardinality(SUBSET (0..n)) = 2 ^ (n + 1)
            /\ SUBSET {} = {{}}

\* Membership in a power set needs no list of it.
LargePowerSet == {n, 999} \in SUBSET (0..999) /\ {n, 1000} \notin SUBSET (0..999)

\* UNION unites the elements of a set of sets.
BigUnion == /\ UNION {{n}, {n + 1}, {}} = {n, n + 1}
            /\ UNION {} = {}
            /\ UNION SUBSET (0..n) = 0..n

\* m..k is empty if m > k.
Interval == 3..2 = {} /\ (n + 1)..n = {} /\ n..n = {n} /\ Cardinality(0..n) = n + 1

\* A filter keeps the elements for which the test holds.
Filter == /\ {x \in 0..5 : x > n} = (n + 1)..5
          /\ {x \in {} : x > n} = {}

\* A filter can take the elements apart.
TupleFilter == {<<x, y>> \in (0..2) \X (0..2) : x + y = n + 9} = {}
               /\ {<<x, y>> \in (0..3) \X (0..3) : x = n /\ y = 0} = {<<n, 0>>}

\* A set map has the value for each element; equal values become one element.
Map == {x \div 2 : x \in 0..5} = 0..2 /\ {n : x \in 1..3} = {n} /\ {n : x \in {}} = {}

\* A set map over several sets takes all combinations.
MapOfSeveral == /\ {x + y : x \in {n}, y \in 1..2} = {n + 1, n + 2}
                /\ {<<x, y>> : x, y \in {n, 7}} = {<<n, n>>, <<n, 7>>, <<7, n>>, <<7, 7>>}
                /\ {x + y : <<x, y>> \in {<<n, 1>>, <<n, 2>>}} = {n + 1, n + 2}

\* A Cartesian product has tuples of the same length, and is not associative.
Product == /\ {n} \X {1, 2} = {<<n, 1>>, <<n, 2>>}
           /\ {n} \X {} = {}
           /\ <<n, 1, 2>> \in {n} \X {1} \X {2}
           /\ <<n, 1, 2>> \notin ({n} \X {1}) \X {2}
           /\ <<<<n, 1>>, 2>> \in ({n} \X {1}) \X {2}

\* The size of a set counts different elements.
Size == Cardinality({n, n + 1, n}) = 2 /\ Cardinality({}) = 0 /\ Cardinality({{}, {{}}}) = 2

\* Sets can be elements of sets.
Nested == {{n}, {n + 1}} = {{n + 1}, {n}} /\ {n} \in {{n}} /\ {n + 1} \notin {{n}, {}}

\* Which sets are finite.
Finite == IsFiniteSet({n}) /\ IsFiniteSet(SUBSET (0..n)) /\ ~IsFiniteSet(Nat)

\* Membership in infinite sets.
Infinite == n \in Nat /\ {n} \in SUBSET Nat /\ <<n, {n}>> \in Nat \X SUBSET Nat
            /\ n - 4 \notin Nat

\* An infinite set is included in itself.
\* beyond TLC: it would list the set to the left
InfiniteSubset == Nat \subseteq Nat

\* Infinite sets with names are told apart.
InfiniteEqual == /\ Nat # STRING /\ {Nat, STRING, Nat} = {STRING, Nat}
                 /\ Cardinality({Nat, STRING}) = 2 /\ SUBSET Nat # SUBSET STRING
                 /\ Nat \in {Nat, STRING} /\ n + 1 \in UNION {Nat, STRING}

\* BOOLEAN has two elements.
Booleans == BOOLEAN = {TRUE, FALSE} /\ (n = 2) \in BOOLEAN

\* Numbers and strings are not compared, not even by \in.
\* expect R0107
MixedMembership == "a" \in {n}

\* ... nor are a set of numbers and a set of sets.
\* expect R0107
MixedDepths == {n} \notin {{{n}}}

\* What is united must be sets.
\* expect R0103
UnionOfNumber == n \cup {n} = {n}

\* UNION needs a set of sets.
\* expect R0103
UnionOfNumbers == UNION {n} = {}

\* A filter of an infinite set can be asked element by element ...
MeetFilter == /\ {n, n + 1} \cap {i \in Nat : i > n} = {n + 1}
              /\ {i \in Nat : i > n} \cap {n, n + 1} = {n + 1}

\* ... by a difference and by \subseteq as well ...
WithoutFilter == /\ {n, n + 1} \ {i \in Nat : i > n} = {n}
                 /\ {n + 1, n + 2} \subseteq {i \in Nat : i > n}
                 /\ ~({n, n + 2} \subseteq {i \in Nat : i > n})

\* ... and so can what is made of such filters.
AmongMetFilters == /\ n + 1 \in ({i \in Nat : i > n} \cap (0..(n + 9))) \ {n}
                   /\ n \notin {i \in Nat : i >= n} \ {i \in Nat : i < n + 1}

\* Nat cannot be listed, so its size is unknown.
\* expect R0116
SizeOfNat == Cardinality(Nat) > n

\* Quantifying over an infinite set would not end.
\* expect R0116
QuantifiedNat == \A x \in Nat : x >= n
=============================================================================
