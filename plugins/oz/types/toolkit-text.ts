/**
 * The mathematical toolkit of Z, in Z: generic parameters, then names and their types. After ISO/IEC 13568:2002, annex B, and Spivey's
 * reference manual for bags; what is here is not looked for in a specification.
 */
export const TOOLKIT = `
[X] ∅ : ℙ X
[X] _ ∪ _, _ ∩ _, _ ∖ _, _ ⊖ _ : ℙ X × ℙ X → ℙ X
[X] ⋃, ⋂ : ℙ ℙ X → ℙ X
[X] _ ⊆ _, _ ⊂ _, _ ⊇ _, _ ⊃ _ : ℙ X ↔ ℙ X
[X] # : ℙ X → ℤ
[X, Y] first : X × Y → X
[X, Y] second : X × Y → Y
[X, Y] dom : (X ↔ Y) → ℙ X
[X, Y] ran : (X ↔ Y) → ℙ Y
[X, Y, Z] _ ⨾ _ : (X ↔ Y) × (Y ↔ Z) → (X ↔ Z)
[X, Y, Z] _ ∘ _ : (Y ↔ Z) × (X ↔ Y) → (X ↔ Z)
[X, Y] _ ◁ _, _ ⩤ _ : ℙ X × (X ↔ Y) → (X ↔ Y)
[X, Y] _ ▷ _, _ ⩥ _ : (X ↔ Y) × ℙ Y → (X ↔ Y)
[X, Y] _ ∼ : (X ↔ Y) → (Y ↔ X)
[X] _ ⁺, _ ⋆ : (X ↔ X) → (X ↔ X)
[X, Y] _ ⊕ _ : (X ↔ Y) × (X ↔ Y) → (X ↔ Y)
[X] iter : ℤ → (X ↔ X) → (X ↔ X)
[X] _ ⊏ _ : ℙ X ↔ ℙ X
_ + _, _ − _, _ ∗ _, _ div _, _ mod _ : ℤ × ℤ → ℤ
− _ : ℤ → ℤ
_ < _, _ ≤ _, _ > _, _ ≥ _ : ℤ ↔ ℤ
_ .. _ : ℤ × ℤ → ℙ ℤ
succ, pred, abs : ℤ → ℤ
min, max : ℙ ℤ → ℤ
[X] _ ⁀ _ : seq X × seq X → seq X
[X] head, last : seq X → X
[X] tail, front, rev, squash : seq X → seq X
[X] _ ↾ _ : seq X × ℙ X → seq X
[X] _ ↿ _ : ℙ ℤ × seq X → seq X
[X] flatten : seq seq X → seq X
[X] override : seq (X ↔ X) → (X ↔ X)
[X] _ prefix _, _ suffix _, _ subseq _ : seq X ↔ seq X
[I, X] disjoint : ℙ (I ↔ ℙ X)
[I, X] _ partition _ : (I ↔ ℙ X) ↔ ℙ X
[X] count : bag X → X → ℤ
[X] _ ♯ _ : bag X × X → ℤ
[X] _ ⊑ _ : bag X ↔ bag X
[X] _ ⊎ _, _ ⩁ _ : bag X × bag X → bag X
[X] _ ⊗ _ : ℤ × bag X → bag X
[X] items : seq X → bag X
`;
