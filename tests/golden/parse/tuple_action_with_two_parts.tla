---- MODULE tuple_action_with_two_parts ----
A == <<a, b>>_v
B == 1
====
