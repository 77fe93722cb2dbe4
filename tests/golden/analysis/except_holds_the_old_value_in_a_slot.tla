---- MODULE except_holds_the_old_value_in_a_slot ----
EXTENDS Naturals
A(f) == [f EXCEPT ![1] = @ + 1, !.a[2, 3] = [@ EXCEPT !.b = @]]
====
