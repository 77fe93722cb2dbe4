---- MODULE fairness_with_index ----
A == WF_f[x](A)
====
