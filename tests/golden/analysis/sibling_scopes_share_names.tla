---- MODULE sibling_scopes_share_names ----
A == (\E i \in {1} : i = 1) /\ (\E i \in {2} : i = 2)
====
