------------------------------- MODULE Naturals -------------------------------
(* The natural numbers.  Which things they are is left open, as in Peano's     *)
(* axioms; every definition says only what follows from these.                 *)

LOCAL IsPeano(N, zero, Next(_)) ==
  /\ zero \in N
  /\ \A n \in N : Next(n) \in N /\ Next(n) /= zero
  /\ \A m, n \in N : Next(m) = Next(n) => m = n
  /\ \A S \in SUBSET N : zero \in S /\ (\A n \in S : Next(n) \in S) => S = N

LOCAL Successor ==
  CHOOSE f : IsPeano(DOMAIN f, CHOOSE z \in DOMAIN f : \A n \in DOMAIN f : f[n] /= z, LAMBDA n : f[n])

Nat == DOMAIN Successor

LOCAL Zero == CHOOSE z \in Nat : \A n \in Nat : Successor[n] /= z
LOCAL One == Successor[Zero]

a + b ==
  LET sum[m \in Nat] == IF m = Zero THEN a ELSE Successor[sum[CHOOSE k \in Nat : Successor[k] = m]]
  IN sum[b]

a - b == CHOOSE n : b + n = a

a * b ==
  LET product[m \in Nat] == IF m = Zero THEN Zero ELSE a + product[m - One]
  IN product[b]

a ^ b ==
  LET power[m \in Nat] == IF m = Zero THEN One ELSE a * power[m - One]
  IN power[b]

a \leq b == \E n \in Nat : a + n = b
a \geq b == b \leq a
a < b == a \leq b /\ a /= b
a > b == b < a

a .. b == {n \in Nat : a \leq n /\ n \leq b}

(* Division rounds down; its remainder is never negative. *)
a % b == CHOOSE r \in Nat : r < b /\ \E q \in Nat : a = b * q + r
a \div b == CHOOSE q \in Nat : a = b * q + (a % b)
===============================================================================
