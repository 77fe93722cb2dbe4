---- MODULE a_model_takes_its_specification_apart ----
EXTENDS Naturals
CONSTANTS N, Procs, Op(_)
VARIABLE x
Init == x = 0
Next(n) == x' = x + n
Fair == WF_x(Next(1)) /\ \A p \in Procs : SF_x(Next(p))
Safety(n) == Init /\ x < n /\ [][\E i \in 1..n : Next(i)]_x
Spec == Safety(N) /\ Fair /\ []<>(x = 0)
Inv == x < N
Limit == x < 9
Small == x
Double(a) == a + a
Perms == {Procs}
====
