---- MODULE unicode_in_lists ----
Next ≜
  ∧ x ∈ {1} ∪ ({2} ∩ S)
  /\ y ∉ 1‥3
  ∧ ∨ ⟨a, b⟩ = [k ∈ K ↦ k]
    \/ f ∈ [S → T]
  ∧ lab ∷ □[A]_v ⇒ ◇⟨A⟩_v
  ∧ a ≡ b
  ∧ S × T ⊆ U
  ∧ a ↝ b
====
