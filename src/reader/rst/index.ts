import type { RootContent } from 'mdast';
import type { Document as SourceDocument } from '../../literate/document.ts';
import { inclusionDigest } from '../../literate/inclusion.ts';
import { type BlockSpan, blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import type { Message } from '../../literate/message.ts';
import type { Reader, ReadInput } from '../reader.ts';
import { append } from './append.ts';
import type { IncludedFile } from './context.ts';
import { RST_EXTENSIONS, type RstReaderOptions, rstIdentity } from './identity.ts';
import { parseRst } from './parse.ts';
import { type ReadFacts, remember, rereadRst } from './reread.ts';
import { collectPlaces } from './resolve/anchors.ts';
import { collectChunks } from './resolve/chunks.ts';
import { coverLines } from './resolve/cover.ts';
import { markDuplicates } from './resolve/duplicates.ts';
import { collectExports } from './resolve/exports.ts';
import { takeMessages } from './resolve/messages.ts';
import { documentNames } from './resolve/names.ts';
import { labelNotes } from './resolve/notes.ts';
import { showNumbers } from './resolve/numbers.ts';
import { type Resolving, resolveNode } from './resolve/references.ts';
import { Settings, spanOf } from './resolve/spans.ts';
import { documentSubstitutions } from './resolve/substitutions.ts';
import { nodesOfType, noteBlocks, walk } from './resolve/walk.ts';
import { classFollowing } from './transforms/classes.ts';
import { docinfoOf } from './transforms/docinfo.ts';
import {
  circularMessage,
  danglingMessage,
  docinfoMessage,
  misplacedMessage,
  uselessMessage,
} from './transforms/messages.ts';
import { fillTargetNotes } from './transforms/target-notes.ts';
import { misplacedTransitions } from './transforms/transitions.ts';

export type { RstReaderOptions } from './identity.ts';
export type { SystemMessage } from './nodes.ts';
export { parseRst } from './parse.ts';
export { markDuplicates } from './resolve/duplicates.ts';

/**
 * Makes a reader of reStructuredText, as docutils defines it, with the directives and roles of Sphinx and pylit.
 *
 * @example createRstReader().read({ path: 'intro.rst', source: 'Title\n=====\n', include: () => undefined });
 */
export function createRstReader(options: RstReaderOptions = {}): Reader {
  return {
    format: 'rst',
    extensions: RST_EXTENSIONS,
    identity: rstIdentity(options),
    read: input => read(input, options),
    readAgain: (previous, input) => rereadRst(previous, input, options) ?? read(input, options),
  };
}

function read(input: ReadInput, options: RstReaderOptions): SourceDocument {
  const { text, attributes } = normalizeSource(input.source);
  const common = { ...options, path: input.path, include: input.include };
  const prolog = parseRst(options.prolog ?? '', common);
  const epilog = parseRst(options.epilog ?? '', common);
  const parsed = parseRst(text, { ...common, settings: prolog.settings });
  const messages: Message[] = [];
  const { unplaced } = markDuplicates(parsed.nodes);
  const nodes = coverLines(takeMessages([...parsed.nodes, ...unplaced], messages), textLines(text));
  const { spans, shared, names, substitutions, settings, anonymous } = resolve(
    nodes,
    { nodes: [...prolog.nodes, ...epilog.nodes], settings: settingsBefore(options, prolog.nodes) },
    parsed.inclusions,
    messages,
  );
  const { blocks, tail } = blocksFromSpans(text, spans, 'rst');
  const resolved = spans.map(span => span.node);
  const all = shared.length === 0 ? resolved : [...resolved, ...shared];
  noteBlocks(all);
  if (options.numfig) showNumbers(resolved);
  const chunks = collectChunks(resolved, messages);
  const places = collectPlaces(resolved, chunks);
  const document: SourceDocument = {
    format: 'rst',
    attributes: { ...attributes, ...(tail !== undefined && { tail }) },
    blocks,
    exports: collectExports(all, { names: documentNames(all), substitutions }, places, chunks),
    messages: messages.sort((a, b) => a.line - b.line || a.column - b.column),
    inclusions: [...parsed.inclusions, ...prolog.inclusions, ...epilog.inclusions].map(({ path, text: included }) => ({
      path,
      digest: inclusionDigest(included),
    })),
    text,
    nodes: resolved,
  };
  const { changes, settings: end } = parsed;
  remember(document, { names, substitutions, settings, anonymous, changes, roles: end.roles, lastRole: end.lastRole });
  return document;
}

/** What the configuration sets for all blocks. */
function settingsBefore(
  { tags, highlight, nitpicky, numfig }: RstReaderOptions,
  prolog: readonly RootContent[],
): Settings {
  const all = [tags?.length ? tags : undefined, highlight, nitpicky, numfig];
  const settings = new Settings(all.some(one => one !== undefined) ? JSON.stringify(all) : '');
  for (const node of prolog) settings.next(node);
  return settings;
}

/** Resolves the references of all blocks and finds what each took from the rest of the document. */
function resolve(
  nodes: readonly RootContent[],
  around: { readonly nodes: readonly RootContent[]; readonly settings: Settings },
  inclusions: readonly IncludedFile[],
  messages: Message[],
): Pick<ReadFacts, 'names' | 'substitutions' | 'settings' | 'anonymous'> & {
  spans: readonly BlockSpan[];
  shared: readonly RootContent[];
} {
  const { nodes: prolog, settings } = around;
  const before: string[] = [];
  const anonymous = new WeakSet<RootContent>();
  noteBlocks(nodes);
  const substitutions = documentSubstitutions(nodes, prolog);
  const known = documentNames(prolog.length === 0 ? nodes : [...nodes, ...prolog]);
  fillTargetNotes(nodes, known);
  labelNotes(nodes);
  const classes = classFollowing(nodes);
  append(messages, classes.useless.map(uselessMessage));
  append(messages, misplacedTransitions(nodes).map(misplacedMessage));
  append(messages, known.circular.map(circularMessage));
  const docinfo = docinfoOf(nodes);
  append(messages, (docinfo?.problems ?? []).map(docinfoMessage));
  const resolving: Resolving = {
    names: known,
    substitutions,
    anonymousCount: 0,
    used: [],
    dangling: [],
  };
  const spans = nodes.map(node => {
    resolving.used.length = 0;
    const own = included(inclusions, node);
    const names = classes.taken.get(node);
    if (names) resolving.used.push(`class ${names.join(' ')}`);
    if (docinfo?.before === node) resolving.used.push('docinfo');
    const count = resolving.anonymousCount;
    const resolved = resolveNode(resolving, docinfo?.before === node ? docinfo.after : node);
    if (resolving.anonymousCount > count) anonymous.add(resolved);
    forgetIncludedPlaces(resolved);
    const set = settings.next(node);
    before.push(set);
    return spanOf(resolved, [...new Set(resolving.used)], set, own);
  });
  for (const node of resolving.dangling) messages.push(danglingMessage(node));
  const shared = prolog.map(node => resolveNode(resolving, node));
  return { spans, shared, names: known, substitutions, settings: before, anonymous };
}

function included(inclusions: readonly IncludedFile[], node: RootContent): IncludedFile[] {
  const start = node.position?.start.line ?? 1;
  const end = node.position?.end.line ?? start;
  return inclusions.filter(file => file.line >= start && file.line <= end);
}

/** Places in another file mean nothing in this one. */
function forgetIncludedPlaces(node: RootContent): void {
  for (const directive of nodesOfType([node], 'containerDirective')) {
    if (directive.name !== 'include') continue;
    walk(directive.children, inner => {
      delete inner.position;
      return undefined;
    });
  }
}
