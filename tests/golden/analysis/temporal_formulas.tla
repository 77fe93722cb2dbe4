---- MODULE temporal_formulas ----
VARIABLES x, y
vars == <<x, y>>
Next == x' = y /\ UNCHANGED y
Spec == x = 0 /\ [][Next]_vars /\ WF_vars(Next) /\ SF_x(Next)
Live == [](x = 0 => <>(y = 0)) /\ (x = 0 ~> y = 0) /\ <><<Next>>_x
Can == ENABLED Next
Hidden == \EE z : [](z = x)
====
