---- MODULE assumptions_and_theorems ----
ASSUME N > 0
ASSUME Name == N > 0
ASSUMPTION a = b
AXIOM B == 1
THEOREM Spec => Inv
THEOREM Safe == Spec => Inv
LEMMA a
PROPOSITION b
COROLLARY c == d
THEOREM ASSUME NEW x \in S, NEW CONSTANT c, NEW VARIABLE v, STATE s, ACTION A, TEMPORAL F, NEW G(_), P,
               ASSUME Q PROVE R
        PROVE x = c
THEOREM Named == ASSUME TRUE PROVE TRUE
====
