-------------------------------- MODULE Bitwise -------------------------------
(* Natural numbers as sequences of bits, the lowest first.                     *)
LOCAL INSTANCE Naturals

LOCAL Bit(n, i) == (n \div (2 ^ i)) % 2
LOCAL Larger(a, b) == IF a < b THEN b ELSE a

LOCAL Bitwise(op(_, _), a, b) ==
  LET from[i \in Nat] ==
        IF 2 ^ i > Larger(a, b) THEN 0
        ELSE (IF op(Bit(a, i), Bit(b, i)) THEN 2 ^ i ELSE 0) + from[i + 1]
  IN from[0]

LOCAL BothSet(p, q) == p = 1 /\ q = 1
LOCAL AnySet(p, q) == p = 1 \/ q = 1
LOCAL OneSet(p, q) == p /= q

a & b == Bitwise(BothSet, a, b)
a | b == Bitwise(AnySet, a, b)
a ^^ b == Bitwise(OneSet, a, b)

Not(a) == (CHOOSE n \in {(2 ^ k) - 1 : k \in 1..64} : n >= a) - a
shiftR(n, positions) == n \div (2 ^ positions)
===============================================================================
