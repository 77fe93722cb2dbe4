---- MODULE a_bound_name_is_not_seen_in_its_own_bounds ----
A == \E a \in {1}, b \in {a} : a = b
====
