import type { RootContent } from 'mdast';
import type { Document as SourceDocument } from '../../literate/document.ts';
import { inclusionDigest } from '../../literate/inclusion.ts';
import { normalizeSource } from '../../literate/lines.ts';
import type { ReadInput } from '../reader.ts';
import type { RstReaderOptions } from './identity.ts';
import { factsOf, type ReadFacts, remember } from './reread/facts.ts';
import { type Change, meaningsAfter } from './reread/given.ts';
import { joined } from './reread/joined.ts';
import { isFields, OF_BEFORE, parsePart } from './reread/part.ts';
import { resolvePart } from './reread/resolved.ts';
import { findStretch, type Stretch } from './reread/stretch.ts';
import { MOST_ALIKE } from './system-message.ts';

/**
 * Reads a document again of which a part has changed: parses only that part, where the rest is the same whatever stands there.
 *
 * @param previous gives its nodes to the result and must not be used any more (unless undefined comes back)
 * @returns what reading the whole gives, or undefined where the whole must be read
 */
export function rereadRst(
  previous: SourceDocument,
  input: ReadInput,
  options: RstReaderOptions,
): SourceDocument | undefined {
  const facts = factsOf(previous);
  if (!facts || options.strict || countsAll(previous) || hasOtherInclusions(previous, input)) return undefined;
  const normal = normalizeSource(input.source);
  const { text } = normal;
  const stretch = findStretch(previous, text);
  if (options.language !== undefined && previous.nodes.findIndex(isFields) >= stretch.first) return undefined;
  const texts = previous.text.slice(stretch.start, stretch.lastStart) + text.slice(stretch.start, stretch.newLastStart);
  if (mayReadFiles(texts) || mayEndTable(previous, texts) || saysOfNext(previous, stretch)) return undefined;
  const part = parsePart(text, stretch, facts, input, options);
  if (!part || previous.messages.length + part.messages.length >= MOST_ALIKE) return undefined;
  const change = changeOf(previous, stretch, part.nodes);
  const meanings = meaningsAfter(change, facts);
  const resolved = meanings && resolvePart(change, part, { ...facts, ...meanings }, options);
  if (!resolved) return undefined;
  const document = joined(previous, change, resolved, { facts, meanings }, normal);
  remember(document, movedFacts({ ...facts, ...meanings }, stretch, { ...part, ...resolved }));
  return document;
}

/** Footnotes for all links of a document may change with any of them, and places in other files are not known. */
function countsAll({ text, nodes, messages }: SourceDocument): boolean {
  if (messages.some(message => message.file !== undefined)) return true;
  return text.includes('target-notes::') || nodes.some(node => node.position?.start.offset === undefined);
}

function hasOtherInclusions({ inclusions }: SourceDocument, { include }: ReadInput): boolean {
  return inclusions.some(({ path, digest }) => inclusionDigest(include(path)) !== digest);
}

/** Whether a text may hold what other files say: what a block took from them is known only where all is read. */
function mayReadFiles(text: string): boolean {
  return /include\s?::|^\s*:file:(?!`)/im.test(text);
}

/** Whether a line may be the end that was looked for, from a table on that stands anywhere before it. */
function mayEndTable({ messages }: SourceDocument, text: string): boolean {
  const isOpen = messages.some(
    ({ rule, message }) => rule === 'rst-table' && message.includes('No bottom table border'),
  );
  return isOpen && /^ *=+( +=+)* *$/m.test(text);
}

/** Whether something is said where a block begins of what stands before it. */
function saysOfNext({ messages }: SourceDocument, { firstLine, lastLine }: Stretch): boolean {
  return messages.some(({ line, rule }) => (line === firstLine || line === lastLine) && OF_BEFORE.has(rule));
}

function changeOf({ nodes }: SourceDocument, stretch: Stretch, now: readonly RootContent[]): Change {
  const { first, last } = stretch;
  return {
    ...{ stretch, now, old: nodes.slice(first, last) },
    ...{ before: nodes.slice(0, first), behind: nodes.slice(last) },
  };
}

type Lists = Pick<ReadFacts, 'settings' | 'anonymous' | 'asked' | 'changes' | 'styles'>;

function movedFacts(facts: ReadFacts, { first, last }: Stretch, { changes, styles, ...own }: Lists): ReadFacts {
  const put = <T>(all: readonly T[], some: readonly T[]) => [...all.slice(0, first), ...some, ...all.slice(last)];
  return {
    ...facts,
    ...{ changes, styles },
    settings: put(facts.settings, own.settings),
    anonymous: put(facts.anonymous, own.anonymous),
    asked: put(facts.asked, own.asked),
  };
}
