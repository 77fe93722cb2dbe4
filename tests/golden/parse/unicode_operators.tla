---- MODULE unicode_operators ----
EXTENDS Naturals
VARIABLES x, y
Init ≜ ∀ a ∈ ℕ, b ∈ ℤ : ∃ r ∈ ℝ : (a ≤ b ∧ ¬(b ≥ r)) ∨ a ≠ b
Next ≜ ∧ x = 1
       /\ y = "ä" ∧ x ∘ y
       ∧ x⁺
====
