---- MODULE assumptions_and_theorems ----
EXTENDS Naturals
CONSTANT N
ASSUME N > 0
ASSUME Even == N % 2 = 0
THEOREM Thm == N > 1
A == Even /\ Thm
====
