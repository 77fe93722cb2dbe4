---- MODULE at_sign_belongs_to_except ----
EXTENDS Naturals
A(f) == [f EXCEPT ![1] = @ + 1, !.a[2] = [@ EXCEPT !.b = @]]
B == @
====
