--------------------------- MODULE DyadicRationals ----------------------------
(* Fractions whose denominator is a power of two.                              *)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE TLC

LOCAL IsPowerOfTwo(n) == \E k \in 0..n : n = 2 ^ k

IsDyadicRational(r) == IsPowerOfTwo(r.den)

(* In lowest terms. *)
LOCAL Reduce(r) ==
  LET common == CHOOSE d \in 1..r.den :
        /\ r.num % d = 0 /\ r.den % d = 0
        /\ \A e \in 1..r.den : r.num % e = 0 /\ r.den % e = 0 => e \leq d
  IN [num |-> r.num \div common, den |-> r.den \div common]

Zero == [num |-> 0, den |-> 1]
One == [num |-> 1, den |-> 1]

Add(p, q) == Reduce([num |-> p.num * q.den + q.num * p.den, den |-> p.den * q.den])
Half(p) == Reduce([num |-> p.num, den |-> p.den * 2])

PrettyPrint(p) ==
  IF p.num = 0 THEN "0"
  ELSE IF p = One THEN "1"
  ELSE ToString(p.num) \o "/" \o ToString(p.den)
===============================================================================
