import type { RootContent } from 'mdast';
import { type BlockSpan, textLines } from '../../../literate/lines.ts';
import type { Message } from '../../../literate/message.ts';
import type { ReadInput } from '../../reader.ts';
import type { SettingsAt } from '../context.ts';
import type { RstReaderOptions } from '../identity.ts';
import { areEqual, type ParsedRst, parseRst } from '../parse.ts';
import { coverLines } from '../resolve/cover.ts';
import { markDuplicates } from '../resolve/duplicates.ts';
import { takeMessages } from '../resolve/messages.ts';
import { spanOf } from '../resolve/spans.ts';
import type { ReadFacts } from './facts.ts';
import { beginsAnew, type Stretch } from './stretch.ts';

/** Blocks that were read by themselves, as if they stood at their place. Lines and offsets count from the start of the part. */
export interface Part {
  /** The text that was parsed. */
  readonly text: string;
  /** Not yet resolved. */
  readonly nodes: readonly RootContent[];
  readonly messages: Message[];
  /** The block behind, as far as it was parsed. */
  readonly last: BlockSpan | undefined;
  /** Where what is set changes in the part, and all title styles of the document. */
  readonly changes: readonly SettingsAt[];
  readonly styles: readonly string[];
}

/** So much of the block behind is parsed to see that it still begins there. */
const ENOUGH = 1000;

/** Parses a part of a document; undefined where that says something of what stands outside of it. */
export function parsePart(
  text: string,
  stretch: Stretch,
  facts: ReadFacts,
  { path, include }: ReadInput,
  options: RstReaderOptions,
): Part | undefined {
  const set = setAt(facts.changes, stretch.firstLine);
  if (!set || set.lastRole !== facts.lastRole) return undefined;
  const source = text.slice(stretch.start, endOfParsing(text, stretch));
  const sections = { styles: facts.styles.slice(0, set.styles), level: set.level };
  const settings = { ...set, roles: new Map(facts.roles) };
  const parsed = parseRst(source, { ...options, path, include, settings, sections, scope: set.scope });
  const found = cut(parsed.nodes, stretch, source);
  const continued = continuedSettings(facts, parsed, stretch);
  if (!found || !continued || parsed.inclusions.length > 0) return undefined;
  // Fields that a text begins with have names in other languages.
  if (options.language !== undefined && found.nodes.some(isFields)) return undefined;
  const messages: Message[] = [];
  const { unplaced } = markDuplicates(found.nodes);
  const own = text.slice(stretch.start, stretch.newLastStart);
  const nodes = coverLines(takeMessages([...found.nodes, ...unplaced], messages), textLines(own));
  const end = stretch.newLastLine - stretch.startLine + 1;
  // What is said of a file that is included has places in that, and what is said behind the part may be of the block behind.
  if (messages.some(({ line, file }) => file !== undefined || (found.last && line >= end))) return undefined;
  return { text: source, nodes, messages, last: found.last && spanOf(found.last, [], '', []), ...continued };
}

/** Whether a block is a list of fields, bibliographic or not. */
export function isFields({ type, data }: RootContent): boolean {
  return type === 'fieldList' || data?.docinfo === true;
}

function endOfParsing(text: string, { newLastStart }: Stretch): number {
  const end = text.indexOf('\n', newLastStart + ENOUGH);
  return end < 0 ? text.length : end + 1;
}

/** What is set at a line. */
function setAt(changes: readonly SettingsAt[], line: number): SettingsAt | undefined {
  return changes.findLast(change => change.line <= line);
}

/** The nodes of the part alone, and the one behind it; undefined where none begins there, or where one may end anywhere. */
function cut(
  nodes: readonly RootContent[],
  stretch: Stretch,
  text: string,
): { nodes: RootContent[]; last: RootContent | undefined } | undefined {
  const at = stretch.hasLast
    ? nodes.findIndex(({ position }) => position?.start.offset === stretch.newLastStart - stretch.start)
    : nodes.length;
  const last = nodes[at];
  if (at < 0 || (last && !beginsAnew(last, text))) return undefined;
  const line = stretch.newLastLine - stretch.startLine + 1;
  let end = at;
  // What is said of the block behind may stand before it.
  while (stretch.hasLast && isSaidBehind(nodes[end - 1], line)) end -= 1;
  const isOfBefore = nodes.slice(end, at).some(node => isSaidOfBefore(node, line));
  if (isOfBefore || nodes.slice(0, end).some(isOpen)) return undefined;
  return { nodes: nodes.slice(0, end), last };
}

function isSaidBehind(node: RootContent | undefined, line: number): boolean {
  return node?.type === 'systemMessage' && node.position === undefined && node.line >= line;
}

/** A table without an end may find one anywhere behind it. */
function isOpen(node: RootContent): boolean {
  return node.type === 'systemMessage' && node.rule === 'table';
}

/** Rules of what is said where a block begins, but of the block before it. */
export const OF_BEFORE: ReadonlySet<string> = new Set([
  'rst-literal-block-missing',
  'rst-table',
  'rst-unexpected-unindent',
]);

function isSaidOfBefore(node: RootContent, line: number): boolean {
  return node.type === 'systemMessage' && node.line === line && OF_BEFORE.has(`rst-${node.rule}`);
}

/** What is set in the document with the part in its place; undefined where that is something else for the blocks behind it. */
function continuedSettings(
  { changes, styles, lastRole }: ReadFacts,
  parsed: ParsedRst,
  stretch: Stretch,
): Pick<Part, 'changes' | 'styles'> | undefined {
  const before = changes.filter(change => change.line <= stretch.firstLine);
  const moved = (change: SettingsAt, by: number) => ({ ...change, line: change.line + by });
  const own = parsed.changes.slice(1).map(change => moved(change, stretch.startLine - 1));
  if (parsed.settings.lastRole !== lastRole) return undefined;
  if (!stretch.hasLast) return { changes: [...before, ...own], styles: parsed.styles };
  const within = [...before, ...own.filter(change => change.line <= stretch.newLastLine)];
  const [old, now] = [setAt(changes, stretch.lastLine), within.at(-1)];
  if (!old || !now || !areEqual(old, now)) return undefined;
  if (parsed.styles.slice(0, now.styles).join() !== styles.slice(0, old.styles).join()) return undefined;
  const behind = changes.filter(change => change.line > stretch.lastLine);
  return { changes: [...within, ...behind.map(change => moved(change, stretch.lines))], styles };
}
