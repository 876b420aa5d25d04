import type { RootContent } from 'mdast';
import type { Document as SourceDocument } from '../../literate/document.ts';
import { inclusionDigest } from '../../literate/inclusion.ts';
import { blocksFromSpans, normalizeSource, textLines } from '../../literate/lines.ts';
import type { Message } from '../../literate/message.ts';
import type { Reader, ReadInput } from '../reader.ts';
import { append } from './append.ts';
import type { IncludedFile } from './context.ts';
import { RST_EXTENSIONS, type RstReaderOptions, rstIdentity } from './identity.ts';
import { parseRst } from './parse.ts';
import { type ReadFacts, remember } from './reread/facts.ts';
import { rereadRst } from './reread.ts';
import { collectPlaces } from './resolve/anchors.ts';
import { type ResolvedBlocks, resolveBlocks } from './resolve/blocks.ts';
import { collectChunks } from './resolve/chunks.ts';
import { coverLines } from './resolve/cover.ts';
import { markDuplicates } from './resolve/duplicates.ts';
import { collectExports } from './resolve/exports.ts';
import { takeMessages } from './resolve/messages.ts';
import { documentNames } from './resolve/names.ts';
import { labelNotes } from './resolve/notes.ts';
import { showNumbers } from './resolve/numbers.ts';
import { type Resolving, resolveNode } from './resolve/references.ts';
import { Settings } from './resolve/spans.ts';
import { documentSubstitutions } from './resolve/substitutions.ts';
import { noteBlocks } from './resolve/walk.ts';
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
  const {
    blocks: all,
    shared,
    names,
    substitutions,
  } = resolve(
    nodes,
    { nodes: [...prolog.nodes, ...epilog.nodes], settings: settingsBefore(options, prolog.nodes) },
    parsed.inclusions,
    messages,
  );
  const { spans, settings, anonymous, asked } = all;
  const { blocks, tail } = blocksFromSpans(text, spans, 'rst');
  const resolved = spans.map(span => span.node);
  const known = shared.length === 0 ? resolved : [...resolved, ...shared];
  noteBlocks(known);
  if (options.numfig) showNumbers(resolved);
  const chunks = collectChunks(resolved, messages);
  const places = collectPlaces(resolved, chunks);
  const document: SourceDocument = {
    format: 'rst',
    attributes: { ...attributes, ...(tail !== undefined && { tail }) },
    blocks,
    exports: collectExports(known, { names: documentNames(known), substitutions }, places, chunks),
    messages: messages.sort((a, b) => a.line - b.line || a.column - b.column),
    inclusions: [...parsed.inclusions, ...prolog.inclusions, ...epilog.inclusions].map(({ path, text: included }) => ({
      path,
      digest: inclusionDigest(included),
    })),
    text,
    nodes: resolved,
  };
  const { changes, styles, settings: end } = parsed;
  const { roles, lastRole } = end;
  remember(document, { names, substitutions, settings, anonymous, asked, changes, styles, roles, lastRole, shared });
  return document;
}

/** What the configuration sets for all blocks. */
function settingsBefore(
  { tags, highlight, nitpicky, numfig, language, smartQuotes, markupInWords }: RstReaderOptions,
  prolog: readonly RootContent[],
): Settings {
  const words = [language, smartQuotes, markupInWords];
  const given = words.some(one => one !== undefined) ? words : [];
  const all = [tags?.length ? tags : undefined, highlight, nitpicky, numfig, ...given];
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
): Pick<ReadFacts, 'names' | 'substitutions'> & { blocks: ResolvedBlocks; shared: readonly RootContent[] } {
  const { nodes: prolog, settings } = around;
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
    asked: new Set(),
    dangling: [],
  };
  const blocks = resolveBlocks(nodes, resolving, { settings, inclusions, classes: classes.taken, docinfo });
  for (const node of resolving.dangling) messages.push(danglingMessage(node));
  const shared = prolog.map(node => resolveNode(resolving, node));
  return { blocks, shared, names: known, substitutions };
}
