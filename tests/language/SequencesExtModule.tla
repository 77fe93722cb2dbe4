--------------------------- MODULE SequencesExtModule ------------------------
(* The community module SequencesExt.                                        *)
EXTENDS Integers, Sequences, FiniteSets, SequencesExt

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

LOCAL W == <<n, 5, 7>>
LOCAL IsFive(x) == x = 5

\* Sets and sequences.
Sets == /\ ToSet(W) = {n, 5, 7}
        /\ ToSet(SetToSeq({1, n + 2})) = {1, n + 2}
        /\ Len(SetToSeq({1, n + 2})) = 2
        /\ SetToSeqs({1, 2}) = {<<1, 2>>, <<2, 1>>}
        /\ SetToSortSeq({3, 1, 2}, <) = <<1, 2, 3>>
        /\ SetToAllKPermutations({1, 2}) = {<<>>, <<1>>, <<2>>, <<1, 2>>, <<2, 1>>}

\* Sets of tuples.
Tuples == /\ TupleOf({1, 2}, 2) = {<<1, 1>>, <<1, 2>>, <<2, 1>>, <<2, 2>>}
          /\ SeqOf({1}, 2) = {<<>>, <<1>>, <<1, 1>>}
          /\ BoundedSeq({1}, 2) = SeqOf({1}, 2)

\* Parts.
Parts == Last(W) = 7 /\ Front(W) = <<n, 5>> /\ Contains(W, n) /\ ~Contains(W, 9)

\* Turning round, adding in front and at the end.
Adding == Reverse(W) = <<7, 5, n>> /\ Cons(9, W) = <<9, n, 5, 7>> /\ Snoc(9, W) = <<n, 5, 7, 9>>

\* Removing, replacing, inserting.
Changing == /\ Remove(W, 5) = <<n, 7>>
            /\ RemoveAt(W, 1) = <<5, 7>>
            /\ RemoveFirst(<<5, n, 5>>, 5) = <<n, 5>>
            /\ ReplaceAll(W, 5, 9) = <<n, 9, 7>>
            /\ ReplaceAt(W, 2, 9) = <<n, 9, 7>>
            /\ InsertAt(W, 2, 9) = <<n, 9, 5, 7>>

\* Counting copies; is it sorted?
Counted == /\ ToBag(<<5, n, 5>>)[5] = IF n = 5 THEN 3 ELSE 2
           /\ IsSorted(<<1, 2, 2>>, =<) /\ ~IsSorted(<<1, 2, 2>>, <) /\ IsSorted(<<>>, <)

\* Replacing all parts that are equal, from left to right.
ReplacingAll == /\ ReplaceAllSubSeqs(<<2, 2>>, <<1, 1>>, <<1, 1, 1>>) = <<2, 2, 1>>
                /\ ReplaceAllSubSeqs(<<n>>, <<5>>, <<5, 7, 5>>) = <<n, 7, n>>
                /\ ReplaceAllSubSeqs(<<4>>, <<>>, <<>>) = <<4>>
                /\ ReplaceAllSubSeqs(<<4>>, <<9>>, <<n>>) = <<n>>

\* Removing the first item that fits, replacing the first part that is equal.
ChangingTheFirst == /\ RemoveFirstMatch(<<5, n, 5>>, IsFive) = <<n, 5>>
                    /\ RemoveFirstMatch(<<n>>, IsFive) = <<n>>
                    /\ IndexFirstSubSeq(<<5>>, <<n, 5, 5>>) = 2
                    /\ ReplaceSubSeqAt(2, <<8, 8>>, <<5>>, W) = <<n, 8, 8, 7>>
                    /\ ReplaceFirstSubSeq(<<>>, <<5, 7>>, W) = <<n>>
                    /\ ReplaceFirstSubSeq(<<9>>, <<6>>, W) = W

\* Items in turn.
Turns == /\ Interleave(<<n, 3>>, <<2, 4>>) = <<<<n>>, <<2>>, <<3>>, <<4>>>>
         /\ Interleave(<<>>, <<>>) = <<<<>>, <<>>>>

\* Prefixes and suffixes.
Prefixed == /\ IsPrefix(<<n>>, W) /\ ~IsPrefix(<<5>>, W) /\ IsPrefix(<<>>, W)
            /\ IsStrictPrefix(<<n>>, W) /\ ~IsStrictPrefix(W, W)
            /\ IsSuffix(<<5, 7>>, W) /\ IsStrictSuffix(<<7>>, W) /\ ~IsStrictSuffix(W, W)
            /\ Prefixes(<<n, 5>>) = {<<>>, <<n>>, <<n, 5>>}
            /\ Suffixes(<<n, 5>>) = {<<>>, <<5>>, <<n, 5>>}

\* What several sequences begin with.
Common == /\ CommonPrefixes({<<n, 1>>, <<n, 2>>}) = {<<>>, <<n>>}
          /\ LongestCommonPrefix({<<n, 1>>, <<n, 2>>}) = <<n>>

\* Folding from the left and from the right.
Folded == /\ FoldLeft(LAMBDA x, y : 10 * x + y, 0, <<n, 5>>) = 10 * n + 5
          /\ FoldRight(LAMBDA x, y : 10 * y + x, <<n, 5>>, 0) = 50 + n
          /\ FoldSeq(LAMBDA x, y : x + y, 0, W) = n + 12
          /\ FoldSeq(LAMBDA x, y : 10 * y + x, 0, <<n, 5>>) = 10 * n + 5
          /\ FoldLeftDomain(LAMBDA x, i : x + i, 0, W) = 6
          /\ FoldRightDomain(LAMBDA i, x : x + i, W, 0) = 6

\* Sequences of sequences, pairs.
Flat == /\ FlattenSeq(<<<<n>>, <<>>, <<5, 7>>>>) = W
        /\ Zip(<<n, 2>>, <<3, 4>>) = <<<<n, 3>>, <<2, 4>>>>

\* Where the first and the last item is that fits; 0 if there is none.
Searched == /\ SelectInSeq(<<n, 5, 5>>, IsFive) = 2
            /\ SelectInSeq(<<n>>, IsFive) = 0
            /\ SelectLastInSeq(<<n, 5, 5>>, IsFive) = 3
            /\ SelectInSubSeq(<<5, n, 5>>, 2, 3, IsFive) = 3
            /\ SelectLastInSubSeq(<<5, n, 5>>, 1, 2, IsFive) = 1

\* All parts, with gaps and without.
AllParts == /\ SubSeqs(<<n, 5>>) = {<<>>, <<n>>, <<5>>, <<n, 5>>}
            /\ AllSubSeqs(<<n, 5, 7>>) = SubSeqs(<<n, 5, 7>>) \cup {<<n, 7>>}

\* Indices that go round.
RoundIndex == SeqMod(n + 1, 3) \in 1..3 /\ SeqMod(3, 3) = 3
=============================================================================
