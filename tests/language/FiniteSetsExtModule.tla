-------------------------- MODULE FiniteSetsExtModule ------------------------
(* The community modules FiniteSetsExt, Functions and Folds.                 *)
EXTENDS Integers, FiniteSets, FiniteSetsExt, Functions, Folds, TLC

VARIABLES n, s
Init == n \in 0..3 /\ s \in SUBSET {1, 2, 3}
Next == UNCHANGED <<n, s>>

LOCAL G == 0 :> n @@ 1 :> 7

\* Folding a set.
Folded == /\ FoldSet(LAMBDA x, y : x + y, n, {1, 2}) = n + 3
          /\ ReduceSet(LAMBDA x, y : x + y, {1, 2}, n) = n + 3
          /\ FoldSet(+, 0, s) <= 6

\* An operation that is not commutative takes the elements as TLC does, the least first.
FoldedInOrder == LET pair(x, result) == <<x, result>> IN
  /\ FoldSet(pair, 0, {1, n + 2, 2}) = IF n = 0 THEN <<2, <<1, 0>>>>
                                       ELSE <<n + 2, <<2, <<1, 0>>>>>>
  /\ FoldFunction(pair, n, G) = <<7, <<n, n>>>>
  /\ FoldFunctionOnSet(pair, n, G, {1}) = <<7, n>>

\* Many elements, each of which may be there or not.
FoldedChoice == \A T \in SUBSET (1..4) :
  FoldSet(LAMBDA x, sum : x + sum, 0, T \cap s) + FoldSet(LAMBDA x, sum : x + sum, 0, s \ T)
    = SumSet(s)

\* Sums and products.
Sums == /\ SumSet({n, 5}) = n + 5
        /\ SumSet({}) = 0
        /\ ProductSet({n, 5}) = 5 * n
        /\ ProductSet({}) = 1
        /\ MapThenSumSet(LAMBDA x : 2 * x, {1, n + 2}) = 2 * n + 6

\* Folding the images of a set, in the order of a choice.
MappedThenFolded ==
  MapThenFoldSet(+, n, LAMBDA x : x * x, LAMBDA S : CHOOSE x \in S : TRUE, {1, 2}) = n + 5

\* The largest and the smallest element.
Extremes == Max({n, 1, 2}) = (IF n = 3 THEN 3 ELSE 2) /\ Min({n, 1, 2}) = (IF n = 0 THEN 0 ELSE 1)

\* Counting.
Counted == Quantify(0..3, LAMBDA x : x <= n) = n + 1

\* Subsets of one size.
Subsets == kSubset(2, {1, 2, 3}) = {{1, 2}, {1, 3}, {2, 3}} /\ kSubset(0, s) = {{}}
           /\ kSubset(4, {1, 2, 3}) = {}

\* Difference from both sides, union of all.
Sets == SymDiff({n, 8}, {8, 9}) = {n, 9} /\ FlattenSet({{n}, {8}}) = {n, 8}

\* One element of each set.
OneOfEach == Choices({{1, 2}, {3}}) = {{1, 3}, {2, 3}}

\* The one element that fits.
TheOne == ChooseUnique(0..3, LAMBDA x : x = n) = n

\* The values of a function; its restriction.
RangeAndRestriction == /\ Range(G) = {n, 7}
                       /\ Restrict(G, {1}) = (1 :> 7)
                       /\ RestrictDomain(G, LAMBDA x : x = 0) = (0 :> n)
                       /\ RestrictValues(G, LAMBDA x : x = 7) = (1 :> 7)
                       /\ IsRestriction(1 :> 7, G)

\* Injective, surjective, bijective.
Jections == /\ IsInjective(G)
            /\ Cardinality(Injection({1, 2}, {1, 2, 3})) = 6
            /\ Cardinality(Surjection({1, 2, 3}, {1, 2})) = 6
            /\ Cardinality(Bijection({1, 2, 3}, {4, 5, 6})) = 6
            /\ ExistsInjection({1}, {1, 2}) /\ ~ExistsSurjection({1}, {1, 2})
            /\ ExistsBijection({1}, {n})

\* The function the other way round.
Inverted == Inverse(G, 0..1, {n, 7}) = (n :> 0 @@ 7 :> 1) /\ AntiFunction(G) = (n :> 0 @@ 7 :> 1)

\* Folding the values of a function.
FoldedFunction == /\ FoldFunction(+, 0, G) = n + 7
                  /\ FoldFunctionOnSet(+, 0, G, {1}) = 7

\* Combining functions value by value.
Combined == Pointwise(G, 0 :> 1 @@ 1 :> 2, +) = (0 :> n + 1 @@ 1 :> 9)
=============================================================================
