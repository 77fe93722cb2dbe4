---- MODULE proof_step_token_swallows_comparison ----
A == x<1>y
B == x < 1 /\ 2 > y
====
