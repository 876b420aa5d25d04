import type { RootContent } from 'mdast';
import type { ChunkPart } from '../../../literate/chunk.ts';
import type { BlockSpan } from '../../../literate/lines.ts';
import type { Message } from '../../../literate/message.ts';
import { append } from '../append.ts';
import type { RstReaderOptions } from '../identity.ts';
import { type ResolvedBlocks, resolveBlocks } from '../resolve/blocks.ts';
import { collectChunks } from '../resolve/chunks.ts';
import { showNumbers } from '../resolve/numbers.ts';
import type { Resolving } from '../resolve/references.ts';
import { Settings } from '../resolve/spans.ts';
import { classFollowing } from '../transforms/classes.ts';
import { danglingMessage, misplacedMessage, uselessMessage } from '../transforms/messages.ts';
import { type MisplacedTransition, misplacedTransitions } from '../transforms/transitions.ts';
import type { ReadFacts } from './facts.ts';
import type { Change } from './given.ts';
import type { Part } from './part.ts';

/** A part whose references are resolved. */
export interface ResolvedPart extends Omit<ResolvedBlocks, 'spans'> {
  readonly text: string;
  readonly nodes: readonly RootContent[];
  /** With that of the block behind. */
  readonly spans: readonly BlockSpan[];
  readonly chunks: readonly ChunkPart[];
  readonly messages: readonly Message[];
}

/**
 * Resolves the blocks of a part in their document; undefined where another block would be another, or would have something said of it.
 *
 * @param facts of the document with the part in its place
 */
export function resolvePart(
  change: Change,
  { text, nodes, last, messages }: Part,
  facts: ReadFacts,
  { numfig }: RstReaderOptions,
): ResolvedPart | undefined {
  const { stretch, old, behind } = change;
  const transitions = transitionsIn(change);
  if (!transitions) return undefined;
  const { taken, useless } = classFollowing(nodes);
  append(messages, [...useless.map(uselessMessage), ...transitions.map(misplacedMessage)]);
  const settings = new Settings(facts.settings[stretch.first] ?? '');
  const resolving: Resolving = {
    names: facts.names,
    substitutions: facts.substitutions,
    anonymousCount: sum(facts.anonymous.slice(0, stretch.first)),
    ...{ used: [], asked: new Set<string>(), dangling: [] },
  };
  const blocks = resolveBlocks(nodes, resolving, { settings, classes: taken, inclusions: [], docinfo: undefined });
  if (sum(blocks.anonymous) !== sum(facts.anonymous.slice(stretch.first, stretch.first + old.length))) return undefined;
  const [next] = behind;
  if (next && settings.next(next) !== facts.settings[stretch.last]) return undefined;
  append(messages, resolving.dangling.map(danglingMessage));
  const resolved = blocks.spans.map(span => span.node);
  if (numfig) showNumbers(resolved);
  const chunks = collectChunks(resolved, messages);
  messages.sort((a, b) => a.line - b.line || a.column - b.column);
  return { ...blocks, text, nodes: resolved, spans: last ? [...blocks.spans, last] : blocks.spans, chunks, messages };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The misplaced transitions of the new blocks; undefined where others of the document are misplaced than were. */
function transitionsIn({ old, now, before, behind }: Change): MisplacedTransition[] | undefined {
  const were = misplacedTransitions([...before, ...old, ...behind]);
  const are = misplacedTransitions([...before, ...now, ...behind]);
  const own = new Set(now);
  const gone = new Set(old);
  const others = are.filter(({ node }) => !own.has(node));
  const othersBefore = were.filter(({ node }) => !gone.has(node));
  const isSame = others.every(({ node, problem }, at) => {
    const one = othersBefore[at];
    return one?.node === node && one.problem === problem;
  });
  return isSame && others.length === othersBefore.length ? are.filter(({ node }) => own.has(node)) : undefined;
}
