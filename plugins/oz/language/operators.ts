/** How tightly an operator that stands between its arguments binds: higher is tighter. From ISO/IEC 13568:2002, 8.3 and annex B. */
export interface Infix {
  readonly level: number;
  readonly kind: 'logic' | 'relation' | 'schema' | 'function' | 'product';
  readonly isRight?: boolean;
}

export const LEVEL = { logic: 1, relation: 6, schema: 7, arrow: 10, product: 12, function: 30, prefix: 80 } as const;

const RELATIONS = '= ≠ ∈ ∉ ⊂ ⊆ ⊃ ⊇ < > ≤ ≥ ⊑ ⊏ ⊒ ⊐ ⊢ ⊨ ≡ ≈ ∋ prefix suffix in partition subseq ≻ ≺ ⊥';

const FUNCTIONS: readonly (readonly [level: number, signs: string])[] = [
  [14, '↦ ⇝'],
  [20, '..'],
  [30, '+ − ∪ ∖ ⊖ ⁀ ⊎ ⩁ ± ⊔'],
  [40, '∗ div mod ∩ ↾ ↾- ⨾ ∘ ⊗ ♯ · ⊓'],
  [45, '↿ ↿-'],
  [50, '⊕'],
  [60, '▷ ⩥'],
  [65, '◁ ⩤'],
];

const TABLE = new Map<string, Infix>([
  ['⇔', { level: 1, kind: 'logic' }],
  ['⇒', { level: 2, kind: 'logic' }],
  ['∨', { level: 3, kind: 'logic' }],
  ['∧', { level: 4, kind: 'logic' }],
  ...RELATIONS.split(' ').map((sign): [string, Infix] => [sign, { level: LEVEL.relation, kind: 'relation' }]),
  ...'⨟ ⨠ ⧹ ⨡ ∥ ∥! []'.split(' ').map((sign): [string, Infix] => [sign, { level: LEVEL.schema, kind: 'schema' }]),
  ...'↔ → ⇸ ↣ ⤔ ↠ ⤀ ⤖ ⇻ ⤕ ⟶'
    .split(' ')
    .map((sign): [string, Infix] => [sign, { level: LEVEL.arrow, kind: 'function', isRight: true }]),
  ['×', { level: LEVEL.product, kind: 'product' }],
  ...FUNCTIONS.flatMap(([level, signs]) =>
    signs.split(' ').map((sign): [string, Infix] => [sign, { level, kind: 'function' }]),
  ),
]);

/** The operator that a sign is between two arguments. */
export function infixOf(sign: string): Infix | undefined {
  return TABLE.get(sign);
}

/** Names and signs that take what follows them, so that no brackets are needed: `dom dom f`, `ℙ seq X`. */
export const PREFIX_NAMES = new Set(
  'dom ran seq seq₁ seq∞ iseq bag id succ pred head tail last front rev squash items count min max next post'.split(
    ' ',
  ),
);

/** Signs that stand before one argument and bind as tightly as application. */
export const PREFIX_SIGNS = new Set('ℙ ℙ₁ 𝔽 𝔽₁ 𝕊 ⋃ ⋂ ⁀/ ⊕/ ⨾/ ⋀ ↓'.split(' '));

/** Signs that stand before an argument which may be an application. */
export const LOOSE_PREFIX_SIGNS = new Set(['#', '−', '+']);

/** Signs that stand behind their argument. */
export const POSTFIX_SIGNS = new Set(['∼', '⁺', '⋆']);

/** Signs that stand for something by themselves. */
export const ATOMS = new Set('ℕ ℕ₁ ℤ ℝ ℚ 𝔸 𝔹 𝕆 ∅ ⟨⟩ ⟦⟧ ∞ … ⊥ ⊤'.split(' '));

export const OPENING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '⟨': '⟩',
  '⟦': '⟧',
  '⦉': '⦊',
  '⦇': '⦈',
  '⟪': '⟫',
};
