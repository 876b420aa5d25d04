import type { Box, Row, Section } from '../box.ts';
import type { Drawing } from '../drawing.ts';
import { IGNORED, SPACES } from '../spaces.ts';
import { type Dialect, macroFor, macroSymbol, typedSymbol } from '../symbols.ts';
import type { Token } from '../tokens.ts';
import { declaredIn } from './elements.ts';
import { brokenRow, isLong } from './long-rows.ts';

/** Writes text so that nothing in it is markup of LaTeX. */
type Escape = (text: string) => string;

/**
 * Writes a specification for LaTeX with the package `oz`: as it is, where all in it is known to that package; else with the package's own
 * names. No other command passes.
 */
export function specificationLatex(
  { source, tokens, bare, isTorn, figures }: Drawing,
  dialect: Dialect,
  escaped: Escape,
): string {
  const isUnchanged = !isTorn && passesUnchanged(source, tokens, bare);
  const entries = declaredIn(figures).map(name => indexEntry(name, escaped));
  const meanings = dialect === 'oz' ? [] : [...tokens.reduce(meaningsIn, new Set<string>())];
  return [...meanings, ...entries].join('') + (isUnchanged ? source.trim() : boxesLatex(bare.sections, escaped));
}

/** What prints other signs in the package than in the other dialects; the group that a specification stands in ends it. */
const OTHER_MEANINGS: Readonly<Record<string, string>> = {
  '\\defs': '\\def\\defs{\\sdef}%\n',
  '\\prefix': '\\def\\prefix{\\mathrel{\\mathrm{prefix}}}%\n',
};

function meaningsIn(found: Set<string>, { kind, text }: Token): Set<string> {
  const meaning = kind === 'macro' ? OTHER_MEANINGS[text] : undefined;
  return meaning === undefined ? found : found.add(meaning);
}

/** An entry as makeindex reads it: behind its letters, which sort it, the name. */
function indexEntry(name: string, escaped: Escape): string {
  const letters = name.normalize('NFD').replace(/[^A-Za-z0-9]/g, '') || '0';
  const shown = escaped(name).replace(/[!@|"]/g, '"$&');
  return `\\index{${letters}@\\textit{${shown}}}%\n`;
}

/** Environments that the package does not have, or has under another name. */
const RENAMED: Readonly<Record<string, string>> = { 'schema*': 'anonschema', zsection: 'zed' };

/** Macros that the package does not have, and what is printed for them. */
const REPLACED: Readonly<Record<string, string>> = {
  '\\arithmos': '\\mathbb{A}',
  '\\rat': '\\mathbb{Q}',
  // Those of the package end LaTeX.
  '\\seqi': '{\\seq}_{\\infty}',
  '\\(': '(',
  '\\)': ')',
  '\\negate': '-',
  '\\LET': '\\mathbf{let}\\ ',
  '\\IF': '\\mathbf{if}\\ ',
  '\\THEN': '\\ \\mathbf{then}\\ ',
  '\\ELSE': '\\ \\mathbf{else}\\ ',
  '\\symdiff': '\\ominus ',
  '\\plus': '^{+}',
  '\\extract': '\\ires ',
  '\\bcount': '\\mathbin{\\sharp}',
  '\\uminus': '\\mathbin{\\cup\\!\\!\\!\\!-}',
  '\\subbageq': '\\sqsubseteq ',
  '\\lbind': '\\langle\\!|',
  '\\rbind': '|\\!\\rangle ',
  '\\bind': '\\leadsto ',
  '\\bindsto': '\\leadsto ',
  '\\typecolon': ':',
  '\\pipe': '\\gg ',
  '\\SECTION': '\\mathbf{section}\\ ',
  '\\parents': '\\ \\mathbf{parents}\\ ',
  '\\function': '\\mathbf{function}\\ ',
  '\\generic': '\\mathbf{generic}\\ ',
  '\\relation': '\\mathbf{relation}\\ ',
  '\\leftassoc': '\\mathbf{leftassoc}\\ ',
  '\\rightassoc': '\\mathbf{rightassoc}\\ ',
  '\\varg': '\\_',
  '\\listarg': ',,',
};

const STRUCTURE = new Set(
  '\\where \\ST \\derive \\Derive \\nextside \\also \\Also \\ALSO \\zbreak \\znewpage \\classbreak \\newline \\infix \\inrel'.split(
    ' ',
  ),
);

function passesUnchanged(source: string, tokens: readonly Token[], bare: Box): boolean {
  const isBoxed = bare.sections.every(({ content }) => content.every(({ kind }) => kind === 'box'));
  return (
    isBoxed &&
    !/\^\^|\\[be]sup/.test(source) &&
    !hasBlankLine(source) &&
    isDividedByBreaks(source) &&
    hasCellsInPlace(bare) &&
    !hasLongRows(bare) &&
    isNamedPlainly(bare) &&
    tokens.every(token => isPlain(token, source))
  );
}

/** The package takes no brackets behind a schema's or a class's name. */
function isNamedPlainly({ environment, name, generics, sections }: Box): boolean {
  const isPlainName = name.length === 0 || generics.length === 0;
  const isKnown = environment.name === '' || (environment.title !== environment.name && !RENAMED[environment.name]);
  return (
    isPlainName &&
    isKnown &&
    sections.every(({ content }) =>
      content.every(item => (item.kind === 'row' ? isBalanced(item.tokens) : isNamedPlainly(item))),
    )
  );
}

/** Other environments of the package have no columns. */
const COLUMNS = new Set(['syntax', 'infrule']);

function hasCellsInPlace({ environment, sections }: Box): boolean {
  return sections.every(({ content }) =>
    content.every(item => {
      if (item.kind === 'box') return hasCellsInPlace(item);
      return COLUMNS.has(environment.name) || item.tokens.every(({ kind }) => kind !== 'cell');
    }),
  );
}

function hasLongRows({ sections }: Box): boolean {
  return sections.some(({ content }) => content.some(item => (item.kind === 'box' ? hasLongRows(item) : isLong(item))));
}

function isBalanced(tokens: readonly Token[]): boolean {
  let open = 0;
  for (const { kind } of tokens) {
    open += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    if (open < 0) return false;
  }
  return open === 0;
}

const INNER = 'const|state|init|op|type|axdef|schema|classcom|sidebyside';
const BEFORE_BOX = /(?:\\\\|\\[aA]lso|\\ALSO|\\zbreak|\\classbreak|\\begin\{class\}\{[^{}]*\})$/;
const BEHIND_BOX = /^(?:\\\\|\\[aA]lso|\\ALSO|\\zbreak|\\classbreak|\\end\{class\})/;

/** In a class the package must be told that a line ends before a box and behind it. */
function isDividedByBreaks(source: string): boolean {
  if (!source.includes('\\begin{class}')) return true;
  const isClear = (pattern: RegExp, holds: (at: number, end: number) => boolean) =>
    [...source.matchAll(pattern)].every(({ 0: text, index }) => holds(index, index + text.length));
  return (
    isClear(new RegExp(`\\\\begin\\s*\\{(?:${INNER})\\}`, 'g'), at =>
      BEFORE_BOX.test(source.slice(0, at).trimEnd().slice(-200)),
    ) &&
    isClear(new RegExp(`\\\\end\\s*\\{(?:${INNER})\\}`, 'g'), (_, end) =>
      BEHIND_BOX.test(source.slice(end, end + 200).trimStart()),
    )
  );
}

/** Between boxes a blank line is one; in them it ends a formula. */
function hasBlankLine(source: string): boolean {
  return /\n[^\S\n]*\n/.test(source.replace(/\\end\s*\{[A-Za-z*]+\}\s*/g, ''));
}

function isPlain({ kind, text, at, end }: Token, source: string): boolean {
  if (kind === 'macro') return isOfPackage(text);
  if (kind === 'text') return /^[\w\s[\].,;:!?()'-]*$/.test(text);
  if (kind === 'word' || kind === 'number') return /^(?:[A-Za-z0-9]|\\_)+$/.test(source.slice(at, end));
  if (kind === 'symbol') return /^[-+*/=<>()[\],;:.|@!?'_^~$]$/.test(text);
  return true;
}

function isOfPackage(name: string): boolean {
  if (REPLACED[name] !== undefined) return false;
  return (
    STRUCTURE.has(name) || IGNORED.has(name) || Object.hasOwn(SPACES, name) || macroSymbol(name, 'oz') !== undefined
  );
}

function boxesLatex(sections: readonly Section[], escaped: Escape): string {
  const groups: (Row[] | Box)[] = [];
  for (const item of sections.flatMap(({ content }) => content)) {
    const last = groups.at(-1);
    if (item.kind === 'box') groups.push(item);
    else if (Array.isArray(last)) last.push(item);
    else groups.push([item]);
  }
  return groups
    .map(group =>
      Array.isArray(group) ? `\\begin{zed}\n${rowsLatex(group, escaped)}\n\\end{zed}` : boxLatex(group, escaped),
    )
    .join('\n');
}

function boxLatex({ environment, name, generics, sections }: Box, escaped: Escape): string {
  const known = environment.title === environment.name ? 'zed' : (RENAMED[environment.name] ?? environment.name);
  const bracketed = generics.length > 0 ? `[${tokensLatex(generics, escaped)}]` : '';
  const named = name.length > 0 ? `{${tokensLatex(name, escaped)}${bracketed}}` : bracketed;
  const takesBraces = environment.name === 'genschema' || environment.name === 'gengendef';
  const ownName = environment.name === 'genschema' ? `{${tokensLatex(name, escaped)}}` : '';
  // The package has boxes in classes alone.
  const isNesting = !BOXED.has(environment.shape);
  const own = isNesting ? sections : sections.map(section => ({ ...section, content: section.content.filter(isRow) }));
  const inner = isNesting ? [] : sections.flatMap(({ content }) => content.filter(item => item.kind === 'box'));
  const style = { isDivided: environment.shape === 'class', hasColumns: COLUMNS.has(known) };
  const head = takesBraces ? `${ownName}{${tokensLatex(generics, escaped)}}` : named;
  const body = own.map(section => sectionLatex(section, escaped, style)).join('\n');
  const box = `\\begin{${known}}${known === 'sidebyside' ? '' : head}\n${body}\n\\end{${known}}`;
  return [box, ...inner.map(one => boxLatex(one, escaped))].join('\n');
}

const BOXED = new Set(['schema', 'axiomatic', 'generic']);

function isRow(item: Row | Box): item is Row {
  return item.kind === 'row';
}

interface Style {
  /** Whether a line must end before a box and behind it. */
  readonly isDivided: boolean;
  readonly hasColumns: boolean;
}

const RULES = { where: '\\where', derive: '\\derive', Derive: '\\Derive', side: '\\nextside' } as const;

function sectionLatex({ rule, condition, content }: Section, escaped: Escape, style: Style): string {
  const side = condition.length > 0 ? `[${tokensLatex(condition, escaped)}]` : '';
  const parts: string[] = rule ? [`${RULES[rule]}${side}`] : [];
  let rows: Row[] = [];
  for (const item of content) {
    if (item.kind === 'row') rows.push(item);
    else {
      if (rows.length > 0) parts.push(rowsLatex(rows, escaped, style.hasColumns));
      rows = [];
      parts.push(boxLatex(item, escaped));
    }
  }
  if (rows.length > 0) parts.push(rowsLatex(rows, escaped, style.hasColumns));
  return parts.join(style.isDivided ? ' \\\\\n' : '\n');
}

const GAPS: Readonly<Record<number, string>> = { 1: ' \\also', 2: ' \\Also', 4: ' \\ALSO' };

function rowsLatex(rows: readonly Row[], escaped: Escape, hasColumns = false): string {
  const lines = hasColumns ? rows : rows.flatMap(brokenRow);
  return lines
    .map(
      ({ tokens, gap }, index) =>
        `${index > 0 ? (GAPS[gap] ?? ' \\\\') : ''}${index > 0 ? '\n' : ''}${tokensLatex(hasColumns ? tokens : tokens.map(spaced), escaped)}`,
    )
    .join('');
}

/** Where there are no columns, space stands between what would be in them. */
function spaced(token: Token): Token {
  return token.kind === 'cell' ? { ...token, kind: 'macro', text: '\\qquad' } : token;
}

function tokensLatex(tokens: readonly Token[], escaped: Escape): string {
  let open = 0;
  const texts = tokens.map(token => {
    if (token.kind === 'open') open += 1;
    if (token.kind === 'close' && open === 0) return '';
    if (token.kind === 'close') open -= 1;
    return tokenLatex(token, escaped);
  });
  // Two carets in a row begin a character's number.
  return texts.join('').replace(/\^{2,}/g, '^') + '}'.repeat(open);
}

function tokenLatex({ kind, text }: Token, escaped: Escape): string {
  switch (kind) {
    case 'blank':
      return ' ';
    case 'open':
      return '{';
    case 'close':
      return '}';
    case 'cell':
      return '&';
    case 'indent':
      return `\\t${Math.min(9, Number(text))} `;
    case 'text':
      return `\\mbox{${escaped(text)}}`;
    case 'number':
      return /^[0-9]+$/.test(text) ? text : `\\mbox{${escaped(text)}}`;
    case 'word':
      return wordLatex(text, escaped);
    case 'macro':
      return macroLatex(text, escaped);
    default:
      return signLatex(text, escaped);
  }
}

function wordLatex(text: string, escaped: Escape): string {
  const symbol = typedSymbol(text);
  const macro = symbol && macroFor(symbol.text);
  if (macro !== undefined) return macroLatex(macro, escaped);
  const isPlainName = /^[A-Za-z][A-Za-z0-9_]*$/.test(text);
  return isPlainName ? text.replaceAll('_', '\\_') : `\\mbox{${escaped(text)}}`;
}

function macroLatex(name: string, escaped: Escape): string {
  const other = REPLACED[name];
  if (other !== undefined) return other;
  if (!isOfPackage(name)) return `\\mbox{${escaped(name)}}`;
  return /[A-Za-z]$/.test(name) ? `${name} ` : name;
}

const PRINTED: Readonly<Record<string, string>> = {
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  '%': '\\%',
  '&': '\\&',
  '\\': '\\setminus ',
  '==': '==',
  '::=': '::=',
  '..': '\\upto ',
};

function signLatex(text: string, escaped: Escape): string {
  const own = PRINTED[text];
  if (own !== undefined) return own;
  if (/^[-+*/=<>()[\],;:.|@!?'_^~$]$/.test(text)) return text;
  const macro = macroFor(typedSymbol(text)?.text ?? text);
  return macro === undefined ? `\\mbox{${escaped(text)}}` : macroLatex(macro, escaped);
}
