---- MODULE columns_are_code_points ----
A == "äöü∀" = x => /\ a
                   /\ b
B == (* äöü∀ *) /\ a
                /\ b
C == "äöü∀" ≠ x ⇒ ∧ a
                  ∧ b
====
