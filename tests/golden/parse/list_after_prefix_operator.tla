---- MODULE list_after_prefix_operator ----
A == ~ /\ a
       /\ b
B == [] \/ a
        \/ b
====
