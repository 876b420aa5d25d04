import { type AttributeItem, type InfoString, readInfoString } from './chunk-attribute-syntax.ts';
import {
  type AttributePair,
  type AttributeReading,
  type ChunkAttributes,
  isAttributeWord,
  readAttributes,
} from './chunk-attribute-values.ts';
import { parseCommentOptions } from './chunk-comment-options.ts';
import { chunkPart, mergeAttributes, type UnplacedChunkPart } from './chunk-part.ts';
import type { Message } from './message.ts';

export { parseCommentOptions } from './chunk-comment-options.ts';
export { chunkPart } from './chunk-part.ts';
export { parseHeadingAttributes } from './heading-attributes.ts';

/** What the info string of a code fence says. */
export interface FenceInfo extends AttributeReading {
  /** As written; '' where there is none. */
  readonly language: string;
  /** Classes between braces other than the language: `.numberLines`. */
  readonly classes: readonly string[];
}

/**
 * Reads the info string of a code fence (after Markdown's own escapes): `python {#greet file="src/greet.py"}`, Pandoc's
 * `{.python #greet}`, plain `python`, and with no more than the language, other tools' such as `rust,ignore` or `js {1,3}`.
 *
 * @returns messages count their line from the fence's (1)
 * @example parseFenceInfo('python {#greet}').attributes.name === 'greet'
 */
export function parseFenceInfo(info: string): FenceInfo {
  const parts = withoutHighlights(info);
  const { language, classes, items } = splitLanguage(parts);
  const reading = readAttributes([...items.flatMap(attributePair), ...parts.words.flatMap(titlePair)]);
  const isOurs = items.some(item => item.kind === 'id' || item.kind === 'pair');
  const problem = isOurs && parts.problem !== undefined ? [malformed(parts.problem)] : [];
  return { ...reading, language, classes, messages: [...problem, ...reading.messages] };
}

/** A fenced code block read whole. */
export interface FencedChunk {
  readonly language: string;
  readonly title?: string;
  readonly classes: readonly string[];
  /** Absent where the block is plain code. */
  readonly part?: UnplacedChunkPart;
  /** Lines of options above the code of `part`. */
  readonly skipped: number;
  /** Lines count from the fence's (1). */
  readonly messages: readonly Message[];
}

/**
 * Reads a fenced code block: its info string, options in its first comments, and the part of a chunk that it is, if any.
 *
 * @param code LF ends, without the final one
 */
export function fencedChunk(info: string, code: string): FencedChunk {
  const fence = parseFenceInfo(info);
  const options = parseCommentOptions(code, fence.language);
  const below = options.messages.map(message => ({ ...message, line: message.line + 1 }));
  const { attributes, title, messages } = mergeAttributes(fence, { ...options, messages: below });
  const part = chunkPart(attributes, fence.language, options.code);
  const all = part === undefined && joinsNothing(attributes) ? [...messages, unnamed()] : messages;
  return {
    language: fence.language,
    ...(title !== undefined && { title }),
    classes: fence.classes,
    ...(part !== undefined && { part }),
    skipped: part === undefined ? 0 : options.skipped,
    messages: all,
  };
}

/** Whether code says how it joins a chunk, and not which. */
function joinsNothing({ anchor, stage }: ChunkAttributes): boolean {
  return anchor !== undefined || stage !== undefined;
}

function unnamed(): Message {
  return {
    severity: 'warning',
    rule: 'unnamed-chunk',
    message: 'This code block says where it belongs, but has neither a name nor a file, so it is only shown.',
    hint: 'Name the chunk that it is a part of, as in {#name stage="second"}.',
    line: 1,
    column: 1,
  };
}

/**
 * Reads the options of a reStructuredText code directive: `name` or `caption` names the chunk, `file`, `mode` and all others as
 * between braces; options of a plain `code-block` are left alone.
 */
export function chunkFromOptions(options: Readonly<Record<string, string>>): AttributeReading {
  const pairs = Object.entries(options).map(([key, value]): AttributePair => ({ key, value }));
  const name = options.name ?? options.id ?? options.caption;
  const named: readonly AttributePair[] =
    name === undefined || name.trim() === '' ? [] : [{ key: 'name', value: name }];
  return readAttributes([...pairs.filter(pair => pair.key !== 'name' && pair.key !== 'id'), ...named]);
}

/** Drops groups that only highlight lines, `{1,3-5}`, wherever they stand: they are not attributes. */
function withoutHighlights(info: string): InfoString {
  return readInfoString(info.replace(/\{[\d\s,.-]*\}/g, ' '));
}

interface Split {
  readonly language: string;
  readonly classes: readonly string[];
  readonly items: readonly AttributeItem[];
}

/** Names that other tools put between braces before the language: `{code-cell} python`. */
const DIRECTIVES = new Set(['code', 'code-block', 'code-cell', 'sourcecode']);

/** Finds the language: the first word, or the first class or word between braces where those come first. */
function splitLanguage(info: InfoString): Split {
  const [first, ...rest] = info.items;
  if (info.braceFirst && first?.kind === 'word' && !isAttributeWord(first.value) && !DIRECTIVES.has(first.value)) {
    return { language: first.value, classes: classesOf(rest), items: withoutClasses(rest) };
  }
  const word = info.words.find(item => item.kind === 'word');
  const isDirective = first?.kind === 'word' && DIRECTIVES.has(first.value);
  const items = withoutClasses(isDirective ? rest : info.items);
  const classes = classesOf(info.items);
  if (word !== undefined) return { language: firstWord(word.value), classes, items };
  return { language: classes[0] ?? '', classes: classes.slice(1), items };
}

function classesOf(items: readonly AttributeItem[]): string[] {
  return items.flatMap(item => (item.kind === 'class' ? [item.value] : []));
}

function withoutClasses(items: readonly AttributeItem[]): readonly AttributeItem[] {
  return items.filter(item => item.kind !== 'class');
}

/** The language of `rust,ignore,does_not_compile` is `rust`. */
function firstWord(word: string): string {
  return /^[^,]*/.exec(word)?.[0] ?? '';
}

function attributePair(item: AttributeItem): AttributePair[] {
  if (item.kind === 'id') return [{ key: 'id', value: item.value }];
  if (item.kind === 'pair') return [{ key: item.key, value: item.value }];
  return [{ key: item.value }];
}

/** Outside braces only a caption is read: `file=` there has another meaning in other tools. */
function titlePair(item: AttributeItem): AttributePair[] {
  return item.kind === 'pair' && /^(?:title|caption|filename)$/.test(item.key)
    ? [{ key: item.key, value: item.value }]
    : [];
}

function malformed(problem: string): Message {
  return {
    severity: 'error',
    rule: 'malformed-chunk-attributes',
    message: `The attributes of this code block cannot be read: ${problem}.`,
    hint: 'Write them as {#name file="path"}.',
    line: 1,
    column: 1,
  };
}
