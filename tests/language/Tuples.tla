-------------------------------- MODULE Tuples -------------------------------
(* Tuples and sequences: functions with the domain 1..k.                     *)
EXTENDS Integers, Sequences, FiniteSets

VARIABLE n
Init == n \in 0..3
Next == UNCHANGED n

LOCAL Word == <<n, 7, n + 1>>
LOCAL UpTo == [i \in 1..n |-> i]
LOCAL IsOdd(i) == i % 2 = 1

\* Items are counted from 1.
Items == Word[1] = n /\ Word[3] = n + 1

\* A tuple is a function, and a function with the domain 1..k is a tuple.
IsFunction == /\ DOMAIN Word = 1..3
              /\ <<n, n>> = [i \in 1..2 |-> n]
              /\ <<>> = [i \in 1..0 |-> n]
              /\ UpTo \in Seq(1..3)

\* Len counts the items.
Length == Len(Word) = 3 /\ Len(UpTo) = n /\ Len(<<>>) = 0

\* Head and Tail.
HeadTail == /\ Head(Word) = n
            /\ Tail(Word) = <<7, n + 1>>
            /\ Tail(<<n>>) = <<>>
            /\ Head(Append(UpTo, 1)) = 1
            /\ Tail(<<0>> \o UpTo) = UpTo

\* Append adds an item at the end.
Appended == Append(UpTo, n + 1) = [i \in 1..(n + 1) |-> i] /\ Append(<<>>, n) = <<n>>

\* \o concatenates, also when lengths are known only in a state.
Concatenation == /\ <<n>> \o <<7, n + 1>> = Word
                 /\ Word \o <<>> = Word
                 /\ UpTo \o <<9>> = Append(UpTo, 9)
                 /\ Len(UpTo \o UpTo) = 2 * n

\* SubSeq takes the items from one position to another.
Part == /\ SubSeq(Word, 2, 3) = <<7, n + 1>>
        /\ SubSeq(Word, 1, 3) = Word
        /\ SubSeq(Append(UpTo, 9), n + 1, n + 1) = <<9>>

\* SubSeq is empty if the second position is before the first, wherever that is.
EmptyPart == SubSeq(Word, 2, 1) = <<>> /\ SubSeq(Word, 9, 8) = <<>> /\ SubSeq(UpTo, 1, 0) = <<>>

\* SelectSeq keeps the items that pass the test, in their order.
Selected == /\ SelectSeq(<<3, 2, 1>>, IsOdd) = <<3, 1>>
            /\ SelectSeq(UpTo, LAMBDA i : i > 1) = [i \in 1..(n - 1) |-> i + 1]
            /\ SelectSeq(<<>>, IsOdd) = <<>>

\* Seq(S) has all sequences of elements of S.
SetOfSequences == /\ Word \in Seq(0..7)
                  /\ Word \notin Seq(0..n)
                  /\ <<>> \in Seq({})
                  /\ <<UpTo>> \in Seq(Seq(Nat))

\* Updating an item.
Update == [Word EXCEPT ![2] = n] = <<n, n, n + 1>>

\* Items may be of different kinds.
Mixed == <<n, "a", {n}>>[2] = "a" /\ <<n, "a">> /= <<n, "b">>

\* Tuples of different length are different.
Lengths == <<n>> /= <<n, n>> /\ <<>> /= <<n>>

\* Strings are sequences where Sequences asks for one.
StringsToo == Len("abc") = 3 /\ "ab" \o "c" = "abc"

\* A tuple and the number in it are not compared.
\* expect R0107
TupleOfOne == <<n>> = n

\* The empty sequence has no head.
\* expect R0114
HeadOfEmpty == Head(SubSeq(Word, 2, 1)) = n

\* The empty sequence has no tail.
\* expect R0114
TailOfEmpty == Tail(SubSeq(Word, 2, 1)) = <<>>

\* There is no item 0.
\* expect R0108
ItemZero == Word[0] = n

\* SubSeq does not reach beyond the sequence.
\* expect R0115
PartBeyond == SubSeq(Word, 2, n + 4) = <<>>

\* A function with another domain is no sequence.
\* expect R0105
LenOfFunction == Len([i \in 0..n |-> i]) = n

\* Seq(S) cannot be listed.
\* expect R0116
ListedSeq == \E s \in Seq({n}) : Len(s) = 2
=============================================================================
