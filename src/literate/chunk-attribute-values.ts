import { quote } from '../core/error.ts';
import type { JoinMode } from './chunk.ts';
import type { Message, Severity } from './message.ts';
import { nearest } from './nearest.ts';

/** What an author says about a code block, in whichever form; see the table in the guide's "Chunks and tangling". */
export interface ChunkAttributes {
  readonly name?: string;
  readonly file?: string;
  readonly join?: JoinMode;
  readonly anchor?: string;
  readonly label?: string;
  readonly stage?: string;
  readonly context?: readonly [above: number, below: number];
  /** File permissions: 0o755. */
  readonly mode?: number;
  readonly shebang?: string;
  /** An SPDX expression. */
  readonly license?: string;
  readonly header?: string;
  /** The mark that begins a comment, instead of the language's own. */
  readonly comment?: string;
  readonly eol?: 'lf' | 'crlf';
  readonly finalNewlines?: number;
  readonly scope?: 'document' | 'project';
  readonly defs?: readonly string[];
  readonly noexpand?: true;
  readonly strict?: true;
  readonly shownOnly?: true;
}

/** Attributes as read, with what is wrong with them. Lines of messages count from the line of the attributes (1). */
export interface AttributeReading {
  readonly attributes: ChunkAttributes;
  /** A caption: `title=`, `caption=`, `:caption:`. */
  readonly title?: string;
  readonly messages: readonly Message[];
}

/** A key with its value; `value` is absent for a bare word such as `append`. */
export interface AttributePair {
  readonly key: string;
  readonly value?: string;
  /** Line of the attribute, from 1. */
  readonly line?: number;
}

type Draft = { -readonly [K in keyof ChunkAttributes]: ChunkAttributes[K] };

/** Thrown by a setter and caught by {@link readAttributes}: a value that is not allowed. */
class BadValue {
  readonly allowed: string;
  constructor(allowed: string) {
    this.allowed = allowed;
  }
}

/** Checks attribute values and collects them; unknown attributes are reported where the block is a chunk or they are nearly known. */
export function readAttributes(pairs: readonly AttributePair[]): AttributeReading {
  const draft: Draft = {};
  const messages: Message[] = [];
  const unknown: AttributePair[] = [];
  let title: string | undefined;
  for (const pair of pairs) {
    if (TITLES.has(pair.key)) title ??= pair.value;
    else if (!Object.hasOwn(SETTERS, pair.key)) unknown.push(pair);
    else messages.push(...set(draft, pair));
  }
  const isChunk = draft.name !== undefined || draft.file !== undefined;
  messages.push(...unknown.flatMap(pair => unknownAttribute(pair, isChunk)));
  return { attributes: draft, ...(title !== undefined && { title }), messages };
}

/** Tells whether a bare word between braces is one of pylit's (and so not the name of a language). */
export function isAttributeWord(word: string): boolean {
  return FLAGS.has(word);
}

/** Keys whose value is a caption, in the order they are preferred by the tools that use them. */
const TITLES = new Set(['title', 'caption', 'filename']);

const FLAGS = new Set(['append', 'prepend', 'replace', 'executable', 'noexpand', 'strict']);

type Setter = (draft: Draft, value: string | undefined) => void;

const SETTERS: Readonly<Record<string, Setter>> = {
  id: setName,
  name: setName,
  file: (draft, value) => void (draft.file = filled(value, 'a path')),
  mode: (draft, value) => void (draft.mode = fileMode(value)),
  executable: (draft, value) => {
    if (truth(value)) draft.mode = 0o755;
  },
  join: (draft, value) => void (draft.join = oneOf(value, ['append', 'prepend', 'replace'])),
  append: (draft, value) => joinBy(draft, value, 'append'),
  prepend: (draft, value) => joinBy(draft, value, 'prepend'),
  replace: (draft, value) => {
    if (!isTruth(value)) draft.anchor = placeName(value);
    if (!isTruth(value) || truth(value)) draft.join = 'replace';
  },
  before: (draft, value) => joinAt(draft, value, 'before'),
  after: (draft, value) => joinAt(draft, value, 'after'),
  part: (draft, value) => void (draft.label = placeName(value)),
  stage: (draft, value) => void (draft.stage = placeName(value)),
  context: (draft, value) => void (draft.context = lineCounts(value)),
  scope: (draft, value) => void (draft.scope = oneOf(value, ['document', 'project'])),
  defs: (draft, value) => void (draft.defs = definedNames(value)),
  eol: (draft, value) => void (draft.eol = oneOf(value, ['lf', 'crlf'])),
  'final-newlines': (draft, value) => void (draft.finalNewlines = lineEndCount(value)),
  // In documents of Entangled 1, so many lines of the code itself stand above its markers: the code is the same.
  header: (draft, value) => {
    if (!/^\d{1,2}$/.test(value ?? '')) draft.header = unescapeLines(filled(value, 'text'));
  },
  shebang: (draft, value) =>
    void (draft.shebang = filled(value, 'the path of an interpreter').replace(/^(?!#!)/, '#!')),
  license: (draft, value) => void (draft.license = filled(value, 'an SPDX licence name')),
  comment: (draft, value) => void (draft.comment = filled(value, 'the mark that begins a comment')),
  noexpand: (draft, value) => {
    if (truth(value)) draft.noexpand = true;
  },
  strict: (draft, value) => {
    if (truth(value)) draft.strict = true;
  },
  tangle: (draft, value) => {
    if (!truth(value)) draft.shownOnly = true;
  },
};

function set(draft: Draft, pair: AttributePair): readonly Message[] {
  try {
    SETTERS[pair.key]?.(draft, pair.value);
    return [];
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    const found = pair.value === undefined ? 'no value' : quote(pair.value);
    return [
      message(
        'error',
        'chunk-attribute-value',
        pair,
        `The attribute "${pair.key}" must be ${error.allowed}; found ${found}.`,
      ),
    ];
  }
}

function setName(draft: Draft, value: string | undefined): void {
  draft.name = placeName(value);
}

/** The name of a chunk, a part or a stage, its blank space made plain. */
function placeName(value: string | undefined): string {
  const name = filled(value, 'a name').trim().replace(/\s+/g, ' ');
  if (/<<|>>|[\u0000-\u001f\u007f]/.test(name) || name.length > 500) {
    throw new BadValue('a name of at most 500 characters without "<<" and ">>"');
  }
  return name;
}

/** Names with blank space between them. */
function definedNames(value: string | undefined): readonly string[] {
  const names = filled(value, 'names with spaces between them')
    .trim()
    .split(/[\s,]+/);
  if (names.length > 500 || names.some(name => name.length > 200)) throw new BadValue('at most 500 names');
  return [...new Set(names.filter(name => name !== ''))];
}

function joinBy(draft: Draft, value: string | undefined, mode: JoinMode): void {
  if (truth(value)) draft.join = mode;
}

/** With `replace`, the place is what is replaced. */
function joinAt(draft: Draft, value: string | undefined, mode: JoinMode): void {
  draft.anchor = placeName(value);
  if (draft.join !== 'replace') draft.join = mode;
}

function filled(value: string | undefined, allowed: string): string {
  if (value === undefined || value.trim() === '') throw new BadValue(allowed);
  return value;
}

const TRUTHS: readonly string[] = ['', 'true', 'yes', 'on', '1'];
const UNTRUTHS: readonly string[] = ['false', 'no', 'off', '0'];

function isTruth(value: string | undefined): boolean {
  return [...TRUTHS, ...UNTRUTHS].includes(value?.toLowerCase() ?? '');
}

function truth(value: string | undefined): boolean {
  const word = value?.toLowerCase() ?? '';
  if (TRUTHS.includes(word)) return true;
  if (UNTRUTHS.includes(word)) return false;
  throw new BadValue('"true" or "false"');
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find(word => word === value);
  if (found === undefined) throw new BadValue(allowed.map(word => `"${word}"`).join(' or '));
  return found;
}

/** Reads `0755`, `755` and `0o755`. */
function fileMode(value: string | undefined): number {
  const digits = /^(?:0o|0)?([0-7]{3})$/.exec(value ?? '')?.[1];
  if (digits === undefined) throw new BadValue('three octal digits such as 0644 or 0755');
  return Number.parseInt(digits, 8);
}

function lineEndCount(value: string | undefined): number {
  if (!/^\d{1,3}$/.test(value ?? '')) throw new BadValue('a number of line ends, such as 0');
  return Number(value);
}

/** Reads `2,1` and `2`; nobody wants to see more than 20 lines. */
function lineCounts(value: string | undefined): readonly [number, number] {
  const [, above, below] = /^\s*(\d{1,2})(?:\s*,\s*(\d{1,2}))?\s*$/.exec(value ?? '') ?? [];
  const counts = [Number(above), Number(below ?? above)] as const;
  if (!counts.every(count => count <= 20))
    throw new BadValue('numbers of lines above and below, up to 20, such as 2,1');
  return counts;
}

/** An attribute stands on one line; `\n` in it begins another. */
function unescapeLines(text: string): string {
  return text.replace(/\\([n\\])/g, (_, code: string) => (code === 'n' ? '\n' : '\\'));
}

/** Attributes of other tools (Pandoc, Quarto, Sphinx, Docusaurus) that may stand on a chunk without a word about them. */
const FOREIGN = new Set(
  `startFrom lineAnchors line-anchors number-lines numberLines line-numbers linenos lineno-start lineno_start emphasize-lines
   hl_lines showLineNumbers highlight data-line label echo eval output include warning message error results cache session dir
   exec engine classes class dedent force width height align lang language collapse comment-out copy theme wrap diff`.split(
    /\s+/,
  ),
);

const FOREIGN_FAMILY = /^(?:fig|tbl|lst|code|out|data|aria|x|org|layout|lightbox)[-.]/;

function unknownAttribute(pair: AttributePair, isChunk: boolean): readonly Message[] {
  if (FOREIGN.has(pair.key) || FOREIGN_FAMILY.test(pair.key)) return [];
  const near = nearest(pair.key, Object.keys(SETTERS), 1)[0];
  if (!isChunk && (near === undefined || pair.value === undefined)) return [];
  const hint = near === undefined ? `Known attributes: ${Object.keys(SETTERS).join(', ')}.` : `Did you mean "${near}"?`;
  return [
    message('warning', 'unknown-chunk-attribute', pair, `Unknown attribute ${quote(pair.key)} on a code block.`, hint),
  ];
}

function message(severity: Severity, rule: string, pair: AttributePair, text: string, hint?: string): Message {
  return { severity, rule, message: text, ...(hint !== undefined && { hint }), line: pair.line ?? 1, column: 1 };
}
