---- MODULE Tree ----
(* One of each object that the resolved tree is made of, for check_json.py. *)
EXTENDS Naturals, Sequences
CONSTANTS N, F(_)
VARIABLE x
RECURSIVE Sum(_)
Sum(n) == IF n = 0 THEN 0 ELSE n + Sum(n - 1)
g[i \in 1..3, <<a, b>> \in {<<1, 2>>}] == i + a + b
---- MODULE Inner ----
CONSTANT C
Twice == 2 * C
====
I(c) == INSTANCE Inner WITH C <- c + N
LOCAL J == INSTANCE Inner WITH C <- N
Apply(Op(_), v) == Op(v)
Part == (lab :: Apply(LAMBDA y : y + I(y)!Twice, F(1))) + J!Twice
Half == Part!1 + Part!lab
Map == [[k |-> 1, l |-> "text"] EXCEPT !.k = @ + 1, !["l"] = "other"].k
Set == {i \in 1..3 : i > N}
Next == LET y == x IN x' \in {y, y + 1}
ASSUME Known == N \in Nat
THEOREM Fact == Known
====
