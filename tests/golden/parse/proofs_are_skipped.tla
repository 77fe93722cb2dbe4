---- MODULE proofs_are_skipped ----
THEOREM One == A
  OBVIOUS
THEOREM Two == A
  PROOF OMITTED
THEOREM Three == A
  BY One, Two DEF A, B
x == 1
THEOREM Four == A
BY DEF ++
a ++ b == 1
THEOREM Five == A
<1> USE One DEF A
<1>1. ASSUME NEW n \in Nat, NEW CONSTANT c PROVE P
  <2>1. DEFINE y == 1
               f[i \in S] == i
  <2>2. z == 2
  <2> SUFFICES ASSUME Q PROVE R
    BY <1>1, <2>2
  <2>3. TAKE i \in S
  <2>4. CASE a = b
    <3> QED BY LET q == 1 IN q
  <2>5. PICK k \in S : k = 1
  <2>6. INSTANCE M
  <2>7. QED
<1>2. HAVE A
<1>3 WITNESS 1
<1>.. foo = bar
<1> QED
  BY <1>1,
     <1>2
w == 2
USE One
HIDE DEF A
v == 3
LEMMA L == B
PROOF
  <1>a A
  <1>q QED BY <1>a
u == 4
====
