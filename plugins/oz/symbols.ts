import { MACROS } from './macros.ts';

/** The macro packages whose meanings differ; `oz` is that of Object-Z. */
export type Dialect = 'oz' | 'zed' | 'fuzz' | 'iso';

/** What the dialects are called. */
export const DIALECT_NAMES: Readonly<Record<Dialect, string>> = {
  oz: 'Object-Z (oz.sty)',
  zed: 'zed-csp',
  fuzz: 'fuzz',
  iso: 'ISO/IEC 13568',
};

/** What a macro or a character prints, and how it stands among its neighbours. */
export interface ZSymbol {
  readonly text: string;
  readonly kind: string;
  readonly meaning: string;
  /** The initials of the dialects that have the macro; absent where LaTeX itself has it. */
  readonly dialects?: string;
}

/** Macros that mean different things in different packages, in the column of the table and in these. */
const DIALECTS: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  oz: { '\\defs': '==', '\\prefix': '⊆' },
  zed: {},
  fuzz: {},
  iso: {},
};

/** What LaTeX itself gives to Z, and those of the packages' names that are no symbols of Z. */
const TEX = String.raw`
\{ { open  \} } close  \( ( open  \) ) close  \lbrace { open  \rbrace } close  \lbrack [ open  \rbrack ] close  \% % atom  \$ $ atom
\& & atom  \# # prefix  \le ≤ relation  \ge ≥ relation  \ne ≠ relation  \equiv ≡ relation  \approx ≈ relation  \ni ∋ relation
\sqsubseteq ⊑ relation  \sqsupseteq ⊒ relation  \sqsubset ⊏ relation  \models ⊨ relation  \perp ⊥ relation  \parallel ∥ infix
\times × infix  \cdot · infix  \wedge ∧ infix  \vee ∨ infix  \neg ¬ prefix  \pm ± infix  \ast ∗ infix  \bullet • separator
\sqcup ⊔ infix  \sqcap ⊓ infix  \interleave ⫴ infix  \Box □ prefix  \Diamond ◇ prefix  \surd √ prefix  \infty ∞ atom  \ell ℓ atom
\to → infix-generic  \rightarrow → infix-generic  \leftarrow ← relation  \leftrightarrow ↔ infix-generic  \Rightarrow ⇒ infix
\Leftarrow ⇐ infix  \Leftrightarrow ⇔ infix  \longrightarrow ⟶ infix-generic  \leadsto ⇝ infix  \prime ′ stroke
\ldots … atom  \dots … atom  \cdots ⋯ atom  \vdots ⋮ atom  \vert ∣ separator  \lfloor ⌊ open  \rfloor ⌋ close  \lceil ⌈ open  \rceil ⌉ close
\alpha α name  \beta β name  \gamma γ name  \delta δ name  \epsilon ϵ name  \varepsilon ε name  \zeta ζ name  \eta η name  \iota ι name
\kappa κ name  \nu ν name  \xi ξ name  \pi π name  \rho ρ name  \sigma σ name  \tau τ name  \upsilon υ name  \phi ϕ name  \varphi φ name
\chi χ name  \psi ψ name  \omega ω name  \Gamma Γ name  \Theta Θ name  \Lambda Λ name  \Pi Π name  \Sigma Σ name  \Upsilon Υ name
\Phi Φ name  \Psi Ψ name  \Omega Ω name`;

/** Characters with a meaning of their own, and arrows and signs put together from the characters of a keyboard. */
const CHARACTERS = String.raw`
( ( open  ) ) close  [ [ open  ] ] close  { { open  } } close  ⟨ ⟨ open  ⟩ ⟩ close  , , separator  ; ; separator  : : colon  . . selection  / / tight
= = relation  < < relation  > > relation  + + infix  - − infix  − − infix  * ∗ infix  × × infix  @ • separator  • • separator
⦁ • separator  == == definition  ::= ::= definition  ≙ ≙ definition  <=> ⇔ infix  => ⇒ infix  ==> ⇒ infix  <= ≤ relation
>= ≥ relation  /= ≠ relation  -> → infix-generic  --> → infix-generic  <-> ↔ infix-generic  +-> ⇸ infix-generic  |-> ↦ infix
.. .. infix  /\ ∧ infix  \/ ∨ infix  # # prefix  ? ? stroke  ! ! stroke  ' ′ stroke  ′ ′ stroke  | ∣ separator  ∣ ∣ separator`;

/** Words that need no backslash: those that Z reserves, and the commonest of its toolkit. */
const WORDS = 'div mod dom ran seq iseq bag pre let if then else true false'.split(' ');

const TABLE = new Map(MACROS.trim().split('\n').map(tableRow));
const LATEX = new Map(smallRows(TEX));
const TYPED = typed();

/** Names of all macros, for the nearest one to a mistyped name. */
export const MACRO_NAMES: readonly string[] = [...TABLE.keys(), ...LATEX.keys()];

/** What a macro prints in a dialect. */
export function macroSymbol(name: string, dialect: Dialect): ZSymbol | undefined {
  const symbol = TABLE.get(name) ?? LATEX.get(name);
  const text = DIALECTS[dialect][name];
  return symbol && text !== undefined ? { ...symbol, text } : symbol;
}

/** What LaTeX users of a dialect write for a sign: its first macro. Undefined where the macro is in the dialect. */
export function macroOfDialect(name: string, dialect: Dialect): { readonly instead: string | undefined } | undefined {
  const symbol = TABLE.get(name);
  if (!symbol?.dialects || symbol.dialects.includes(dialect.charAt(0))) return undefined;
  const same = [...TABLE].find(
    ([, { text, dialects }]) => text === symbol.text && dialects?.includes(dialect.charAt(0)),
  );
  return { instead: same?.[0] };
}

/** The macro of the package `oz`, or of LaTeX, that prints a sign. */
export function macroFor(text: string): string | undefined {
  for (const [name, symbol] of TABLE) if (symbol.text === text && symbol.dialects?.includes('o')) return name;
  for (const [name, symbol] of LATEX) if (symbol.text === text) return name;
  return undefined;
}

/** What a character or a word prints that is written without a macro. */
export function typedSymbol(text: string): ZSymbol | undefined {
  return TYPED.get(text);
}

function tableRow(line: string): [string, ZSymbol] {
  const [name = '', text = '', kind = '', dialects = '', meaning = ''] = line.split(/\s{2,}/);
  return [name, { text, kind, meaning, dialects }];
}

function smallRows(rows: string): [string, ZSymbol][] {
  return rows
    .trim()
    .split(/ {2}|\n/)
    .map(row => {
      const [name = '', text = '', kind = ''] = row.split(' ');
      return [name, { text, kind, meaning: '' }];
    });
}

/** A character of the table that several macros print is the first one's. */
function typed(): Map<string, ZSymbol> {
  const found = new Map<string, ZSymbol>();
  for (const symbol of [...TABLE.values(), ...LATEX.values()]) {
    const isSign = !/[\w{-]/.test(symbol.text) && symbol.kind !== 'layout' && symbol.kind !== 'structure';
    if ((isSign || WORDS.includes(symbol.text)) && !found.has(symbol.text)) found.set(symbol.text, symbol);
  }
  for (const [text, symbol] of smallRows(CHARACTERS)) found.set(text, symbol);
  return found;
}
