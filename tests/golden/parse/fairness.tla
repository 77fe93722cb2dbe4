---- MODULE fairness ----
A == WF_v(A)
B == SF_<<x, y>>(A)
C == WF_(e)(A)
D == WF_v(x)(A)
E == WF_I!v(A)
F == WF_I(x)!v(y)(A)
G == WF_vars(A /\ B) /\ SF_v(C)
====
