---- MODULE list_mixes_spellings ----
A == ∧ a
     /\ b
     ∧ c
====
