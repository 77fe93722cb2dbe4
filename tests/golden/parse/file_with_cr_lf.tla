---- MODULE file_with_cr_lf ----
A == /\ b
     /\ c

B == "s" \* comment
====
