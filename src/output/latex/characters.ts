/**
 * How letters that are not ASCII are written: those that T1 fonts have stand as they are; signs are commands of LaTeX and amssymb; boxes
 * are drawn; for any other there is no glyph, and it is shown by its number and can be copied.
 */
export function characterMacro(character: string): string {
  if (NATIVE.test(character)) return character;
  const math = MATH.get(character);
  if (math !== undefined) return `\\ensuremath{${math}}`;
  const text = TEXT.get(character);
  if (text !== undefined) return text;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2500 && code <= 0x259f) return `\\pmboxdrawuni{${hex(code)}}`;
  return `\\uc{${hex(code)}}{${utf16(character)}}`;
}

/** The characters of a LaTeX source that no usual font of pdfLaTeX has. */
export function missingCharacters(latex: string): readonly string[] {
  const found = new Set<string>();
  for (const [, code = ''] of latex.matchAll(/\\uc\{([0-9A-F]+)\}/g)) {
    found.add(String.fromCodePoint(Number.parseInt(code, 16)));
  }
  return [...found];
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(character: string): string {
  return character
    .split('')
    .map(unit => hex(unit.charCodeAt(0)))
    .join('');
}

const NATIVE =
  /[\u00a0-\u00ac\u00ae-\u00b7\u00b9-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2030\u2039\u203a\u20ac\u2122]/;

const TEXT: ReadonlyMap<string, string> = new Map([
  ['\u00ad', '\\-'],
  ['\u200c', '\\nolig{}'],
  ['\u200d', '\\nolig{}'],
  ['\u2002', '\\enspace{}'],
  ['\u2003', '\\quad{}'],
  ['\u2009', '\\,'],
  ['\u200a', '\\,'],
  ['\u202f', '\\,'],
  ['\u2010', '-'],
  ['\u2011', '\\mbox{-}'],
  ['\u2012', '\u2013'],
  ['\u2015', '\u2014'],
  ['\u2026', '\\textellipsis{}'],
  ['\u201f', '\u201c'],
  ['\u2423', '\\textvisiblespace{}'],
  ['\u0131', '\\i{}'],
]);

/** Signs and their commands in math, which LaTeX, amsmath or amssymb define. */
const MATH: ReadonlyMap<string, string> = new Map(
  `
  α \\alpha β \\beta γ \\gamma δ \\delta ε \\varepsilon ζ \\zeta η \\eta θ \\theta ι \\iota κ \\kappa λ \\lambda μ \\mu ν \\nu
  ξ \\xi ο o π \\pi ρ \\rho ς \\varsigma σ \\sigma τ \\tau υ \\upsilon φ \\varphi χ \\chi ψ \\psi ω \\omega ϑ \\vartheta ϕ \\phi
  ϖ \\varpi ϱ \\varrho ϵ \\epsilon Γ \\Gamma Δ \\Delta Θ \\Theta Λ \\Lambda Ξ \\Xi Π \\Pi Σ \\Sigma Υ \\Upsilon Φ \\Phi
  Ψ \\Psi Ω \\Omega Α \\mathrm{A} Β \\mathrm{B} Ε \\mathrm{E} Ζ \\mathrm{Z} Η \\mathrm{H} Ι \\mathrm{I} Κ \\mathrm{K} Μ \\mathrm{M}
  Ν \\mathrm{N} Ο \\mathrm{O} Ρ \\mathrm{P} Τ \\mathrm{T} Χ \\mathrm{X}
  ← \\leftarrow ↑ \\uparrow → \\rightarrow ↓ \\downarrow ↔ \\leftrightarrow ↕ \\updownarrow ↖ \\nwarrow ↗ \\nearrow ↘ \\searrow
  ↙ \\swarrow ↚ \\nleftarrow ↛ \\nrightarrow ↞ \\twoheadleftarrow ↠ \\twoheadrightarrow ↢ \\leftarrowtail ↣ \\rightarrowtail
  ↦ \\mapsto ↩ \\hookleftarrow ↪ \\hookrightarrow ↫ \\looparrowleft ↬ \\looparrowright ↭ \\leftrightsquigarrow ↰ \\Lsh ↱ \\Rsh
  ↵ \\hookleftarrow ↶ \\curvearrowleft ↷ \\curvearrowright ↺ \\circlearrowleft ↻ \\circlearrowright ↼ \\leftharpoonup
  ↽ \\leftharpoondown ⇀ \\rightharpoonup ⇁ \\rightharpoondown ⇄ \\rightleftarrows ⇆ \\leftrightarrows ⇇ \\leftleftarrows
  ⇉ \\rightrightarrows ⇋ \\leftrightharpoons ⇌ \\rightleftharpoons ⇍ \\nLeftarrow ⇏ \\nRightarrow ⇐ \\Leftarrow ⇑ \\Uparrow
  ⇒ \\Rightarrow ⇓ \\Downarrow ⇔ \\Leftrightarrow ⇕ \\Updownarrow ⇚ \\Lleftarrow ⇛ \\Rrightarrow ⇝ \\rightsquigarrow
  ⟵ \\longleftarrow ⟶ \\longrightarrow ⟷ \\longleftrightarrow ⟸ \\Longleftarrow ⟹ \\Longrightarrow ⟺ \\Longleftrightarrow
  ⟼ \\longmapsto ⇸ \\not\\rightarrow ⤖ \\twoheadrightarrow ⤔ \\rightarrowtail
  ∀ \\forall ∁ \\complement ∂ \\partial ∃ \\exists ∄ \\nexists ∅ \\varnothing ∆ \\Delta ∇ \\nabla ∈ \\in ∉ \\notin ∋ \\ni
  ∌ \\not\\ni ∎ \\blacksquare ∏ \\prod ∐ \\coprod ∑ \\sum − - ∓ \\mp ∔ \\dotplus ∕ / ∖ \\setminus ∗ \\ast ∘ \\circ ∙ \\bullet
  √ \\surd ∝ \\propto ∞ \\infty ∠ \\angle ∡ \\measuredangle ∢ \\sphericalangle ∣ \\mid ∤ \\nmid ∥ \\parallel ∦ \\nparallel
  ∧ \\wedge ∨ \\vee ∩ \\cap ∪ \\cup ∫ \\int ∬ \\iint ∭ \\iiint ∮ \\oint ∴ \\therefore ∵ \\because ∶ : ∷ :: ∼ \\sim ∽ \\backsim
  ≀ \\wr ≁ \\nsim ≂ \\eqsim ≃ \\simeq ≅ \\cong ≆ \\ncong ≈ \\approx ≊ \\approxeq ≍ \\asymp ≎ \\Bumpeq ≏ \\bumpeq ≐ \\doteq
  ≑ \\Doteq ≒ \\fallingdotseq ≓ \\risingdotseq ≔ := ≕ =: ≖ \\eqcirc ≗ \\circeq ≙ \\mathrel{\\widehat{=}} ≜ \\triangleq
  ≟ \\mathrel{\\stackrel{?}{=}} ≠ \\neq ≡ \\equiv ≢ \\not\\equiv ≤ \\leq ≥ \\geq ≦ \\leqq ≧ \\geqq ≨ \\lneqq ≩ \\gneqq ≪ \\ll ≫ \\gg
  ≬ \\between ≮ \\nless ≯ \\ngtr ≰ \\nleq ≱ \\ngeq ≲ \\lesssim ≳ \\gtrsim ≶ \\lessgtr ≷ \\gtrless ≺ \\prec ≻ \\succ ≼ \\preccurlyeq
  ≽ \\succcurlyeq ⊀ \\nprec ⊁ \\nsucc ⊂ \\subset ⊃ \\supset ⊄ \\not\\subset ⊅ \\not\\supset ⊆ \\subseteq ⊇ \\supseteq
  ⊈ \\nsubseteq ⊉ \\nsupseteq ⊊ \\subsetneq ⊋ \\supsetneq ⊎ \\uplus ⊏ \\sqsubset ⊐ \\sqsupset ⊑ \\sqsubseteq ⊒ \\sqsupseteq
  ⊓ \\sqcap ⊔ \\sqcup ⊕ \\oplus ⊖ \\ominus ⊗ \\otimes ⊘ \\oslash ⊙ \\odot ⊚ \\circledcirc ⊛ \\circledast ⊝ \\circleddash
  ⊞ \\boxplus ⊟ \\boxminus ⊠ \\boxtimes ⊡ \\boxdot ⊢ \\vdash ⊣ \\dashv ⊤ \\top ⊥ \\bot ⊧ \\models ⊨ \\vDash ⊩ \\Vdash
  ⊪ \\Vvdash ⊬ \\nvdash ⊭ \\nvDash ⊮ \\nVdash ⊯ \\nVDash ⊲ \\vartriangleleft ⊳ \\vartriangleright ⊴ \\trianglelefteq
  ⊵ \\trianglerighteq ⊸ \\multimap ⊺ \\intercal ⊻ \\veebar ⊼ \\barwedge ⋀ \\bigwedge ⋁ \\bigvee ⋂ \\bigcap ⋃ \\bigcup
  ⋄ \\diamond ⋅ \\cdot ⋆ \\star ⋇ \\divideontimes ⋈ \\bowtie ⋉ \\ltimes ⋊ \\rtimes ⋋ \\leftthreetimes ⋌ \\rightthreetimes
  ⋍ \\backsimeq ⋎ \\curlyvee ⋏ \\curlywedge ⋐ \\Subset ⋑ \\Supset ⋒ \\Cap ⋓ \\Cup ⋔ \\pitchfork ⋖ \\lessdot ⋗ \\gtrdot
  ⋘ \\lll ⋙ \\ggg ⋚ \\lesseqgtr ⋛ \\gtreqless ⋞ \\curlyeqprec ⋟ \\curlyeqsucc ⋮ \\vdots ⋯ \\cdots ⋰ \\cdot ⋱ \\ddots
  ⌈ \\lceil ⌉ \\rceil ⌊ \\lfloor ⌋ \\rfloor ⌜ \\ulcorner ⌝ \\urcorner ⌞ \\llcorner ⌟ \\lrcorner ⌢ \\frown ⌣ \\smile
  ⟨ \\langle ⟩ \\rangle 〈 \\langle 〉 \\rangle ⟦ [\\![ ⟧ ]\\!] ⟪ \\langle\\!\\langle ⟫ \\rangle\\!\\rangle
  ■ \\blacksquare □ \\square ▢ \\square ▪ \\blacksquare ▫ \\square ▲ \\blacktriangle △ \\triangle ▴ \\blacktriangle ▵ \\vartriangle
  ▶ \\blacktriangleright ▷ \\triangleright ▸ \\blacktriangleright ▹ \\triangleright ► \\blacktriangleright ▼ \\blacktriangledown
  ▽ \\triangledown ▾ \\blacktriangledown ▿ \\triangledown ◀ \\blacktriangleleft ◁ \\triangleleft ◂ \\blacktriangleleft
  ◃ \\triangleleft ◄ \\blacktriangleleft ◆ \\blacklozenge ◇ \\Diamond ◊ \\lozenge ○ \\bigcirc ◦ \\circ ● \\bullet ◯ \\bigcirc
  ★ \\bigstar ☆ \\star ☐ \\square ☑ \\boxtimes ☒ \\boxtimes ♠ \\spadesuit ♡ \\heartsuit ♢ \\diamondsuit ♣ \\clubsuit
  ♥ \\heartsuit ♦ \\diamondsuit ♭ \\flat ♮ \\natural ♯ \\sharp ✓ \\checkmark ✔ \\checkmark ✗ \\times ✘ \\times ✕ \\times
  ✖ \\times ✠ \\maltese ⬝ \\cdot
  ℂ \\mathbb{C} ℍ \\mathbb{H} ℕ \\mathbb{N} ℙ \\mathbb{P} ℚ \\mathbb{Q} ℝ \\mathbb{R} ℤ \\mathbb{Z} ℏ \\hslash ℑ \\Im ℓ \\ell
  ℘ \\wp ℜ \\Re ℵ \\aleph ℶ \\beth ℷ \\gimel ℸ \\daleth ⅋ \\& 𝔹 \\mathbb{B} 𝔽 \\mathbb{F} 𝟙 1
  ′ ' ″ '' ‴ ''' ‵ \\backprime ⁄ / ‖ \\Vert ⁰ ^0 ⁱ ^i ⁴ ^4 ⁵ ^5 ⁶ ^6 ⁷ ^7 ⁸ ^8 ⁹ ^9 ⁺ ^+ ⁻ ^- ⁼ ^= ⁽ ^( ⁾ ^) ⁿ ^n
  ₀ _0 ₁ _1 ₂ _2 ₃ _3 ₄ _4 ₅ _5 ₆ _6 ₇ _7 ₈ _8 ₉ _9 ₊ _+ ₋ _- ₌ _= ₍ _( ₎ _) ⅓ \\tfrac13 ⅔ \\tfrac23 ⅛ \\tfrac18
  ⦇ (\\!| ⦈ |\\!) ⦃ \\{\\!| ⦄ |\\!\\} ⨟ \\circ ⩽ \\leqslant ⩾ \\geqslant ⪅ \\lessapprox ⪆ \\gtrapprox ⪯ \\preceq ⪰ \\succeq
  `
    .trim()
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 1) pairs.push([words[index - 1] ?? '', word]);
      return pairs;
    }, []),
);
