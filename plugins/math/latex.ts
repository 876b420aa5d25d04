import type { SourceContext } from 'pylit/plugin';
import { DEPTH, depth } from './depth.ts';
import type { MathOptions, Temml } from './index.ts';
import { NOT_IN_LATEX } from './not-in-latex.ts';
import type { Formula } from './source.ts';

/**
 * Writes formulas for LaTeX: their own TeX. Only what the TeX parser of the pages understands passes, so that a formula can hold no other
 * command than those of mathematics.
 */
export function latexFormulas(formulas: readonly Formula[], temml: Temml, context: SourceContext<MathOptions>): string {
  return formulas.map(formula => latexFormula(formula, temml, context)).join('\n\n');
}

function latexFormula(formula: Formula, temml: Temml, context: SourceContext<MathOptions>): string {
  const reason = refusal(formula, temml, context.options);
  const { tex } = formula;
  if (reason === undefined) return written(formula, context);
  context.message('error', 'math', `This formula cannot be set: ${reason}`, place(formula));
  return `\\texttt{${context.escape(tex.replace(/\s+/g, ' '))}}`;
}

function place({ firstLine }: Formula): { line?: number } {
  return firstLine === 0 ? {} : { line: firstLine + 1 };
}

/** Commands that define others, load something or look ahead; and the signs for characters that TeX reads before all else. */
const MEDDLING =
  /\\(?:[egx]?def|(?:future)?let|(?:re)?newcommand|providecommand|(?:re)?newenvironment|DeclareMathOperator|global|long|char|href|url|includegraphics|class|id|cssId|style|data|toggle|endtoggle|expandafter|noexpand|csname|endcsname|input|include|write|read|openin|openout|special|catcode)(?![A-Za-z])|\^\^/;

function refusal({ tex, display, aligned }: Formula, temml: Temml, { limit, macros }: MathOptions): string | undefined {
  if (tex.length > limit) return `it has ${tex.length} characters; at most ${limit} are read.`;
  const meddling = MEDDLING.exec(tex)?.[0];
  if (meddling !== undefined) return `${meddling} is not taken over into LaTeX.`;
  if (depth(tex) > DEPTH) return `its braces are nested more than ${DEPTH} deep.`;
  const unknown = [...tex.matchAll(/\\([A-Za-z]+)/g)].map(([, name = '']) => name).find(name => NOT_IN_LATEX.has(name));
  if (unknown !== undefined) return `LaTeX has no \\${unknown}.`;
  try {
    temml.renderToString(aligned ? `\\begin{aligned}${tex}\\end{aligned}` : tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxSize: [50, 50] as [number, number],
      maxExpand: 1000,
      macros: { ...macros },
    });
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '.').trim();
  }
}

/** TeX of so many characters makes no formula that is wider than a page. */
const SHORT = 50;

/** Whether a formula may be too wide, and is of one line and without a number. */
function isOneLine(tex: string): boolean {
  return tex.length > SHORT && !/\\(?:tag|label|notag|nonumber)(?![A-Za-z])|&|\\\\|#/.test(tex);
}

/** Environments that are displays of their own. */
const DISPLAY = /^\s*\\begin\{((?:align|alignat|gather|multline|equation|flalign|eqnarray)\*?)\}[\s\S]*\\end\{\1\}\s*$/;

function written({ tex, display, aligned }: Formula, context: SourceContext<MathOptions>): string {
  const { options } = context;
  const plain = withoutComments(tex).replace(/[^\x20-\x7e\n]/gu, character => sign(context.escape(character)));
  const macros = ownMacros(plain, options.macros);
  if (!display) return `\\(${macros}${inText(plain)} \\)`;
  if (DISPLAY.test(plain) && macros === '') return plain.trim();
  const rows = hasRows(plain);
  const name = aligned ? 'aligned' : rows ? 'gathered' : undefined;
  const inner = inText(plain).trim();
  if (name === undefined && isOneLine(inner)) return `\\docformula{${macros}${inner}}`;
  return `\\[\n${macros}${name === undefined ? inner : `\\begin{${name}}\n${inner}\n\\end{${name}}`}\n\\]`;
}

/** A blank line would end the formula, and a comment its line. */
function withoutComments(tex: string): string {
  return tex
    .split('\n')
    .map(line => line.replace(/((?:^|[^\\])(?:\\\\)*)%.*$/, '$1'))
    .filter(line => line.trim() !== '')
    .join('\n');
}

function sign(latex: string): string {
  return latex === '' || latex.startsWith('\\ensuremath') ? latex : `\\text{${latex}}`;
}

/** Displays within a formula are parts of it. */
function inText(tex: string): string {
  return tex
    .replace(/\\(begin|end)\{(align|gather)\*?\}/g, '\\$1{$2ed}')
    .replace(/\\(?:begin|end)\{equation\*?\}/g, '');
}

function hasRows(tex: string): boolean {
  const parts = tex.split('\\begin{').map(part => part.slice(part.lastIndexOf('\\end{') + 1));
  return parts.join('').includes('\\\\');
}

/** The project's own commands, where they are used. */
function ownMacros(tex: string, macros: MathOptions['macros']): string {
  return Object.entries(macros)
    .filter(([name]) => /^\\[A-Za-z]+$/.test(name) && new RegExp(`\\${name}(?![A-Za-z])`).test(tex))
    .map(([name, meaning]) => {
      const most = Math.max(0, ...[...meaning.matchAll(/#([1-9])/g)].map(([, digit]) => Number(digit)));
      const parameters = Array.from({ length: most }, (_, index) => `#${index + 1}`).join('');
      return `\\def${name}${parameters}{${meaning}}`;
    })
    .join('');
}
