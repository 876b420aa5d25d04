import type { Nodes, RootContent } from 'mdast';
import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import type { BlockContext } from '../../literate/format.ts';
import type { BlockRendering, Renderer } from './convert/block-rendering.ts';
import { HoleMarks } from './holes.ts';
import { makeReady } from './plain/make-ready.ts';
import { plainBlock } from './plain/plain-block.ts';
import { writeBlock } from './plain/write-block.ts';

/** Blocks that show nothing of their own. */
const NOTHING: ReadonlySet<string> = new Set(['yaml', 'toml', 'definition', 'comment', 'substitutionDefinition']);

/** Makes the HTML of one block: what is plain is written at once, all else goes the general way and comes out the same. */
export function transformBlock(
  renderer: Renderer,
  node: RootContent,
  block: Block,
  context: BlockContext,
): Artifact | Promise<Artifact> {
  if (renderer.remark || renderer.rehype) return generally(renderer, node, block, context);
  if (NOTHING.has(node.type)) return { parts: [], place: 'none' };
  const rendering: BlockRendering = { renderer, context, block, holes: new HoleMarks() };
  const taken = plainBlock(rendering, node);
  if (!taken) return generally(renderer, node, block, context);
  const ready = makeReady(rendering, taken);
  return ready instanceof Promise ? ready.then(made => write(rendering, node, made)) : write(rendering, node, ready);
}

function write(rendering: BlockRendering, node: RootContent, ready: ReadonlyMap<Nodes, string>): Artifact {
  const html = writeBlock({ ...rendering, ready, anchors: 0 }, node) ?? '';
  if (html.trim() === '') return { parts: [], place: 'none' };
  const parts = rendering.holes.split(`${html}\n`);
  return node.type === 'footnoteDefinition' ? { parts, place: 'end' } : { parts };
}

let general: typeof import('./general.ts') | undefined;

/** Loaded where it is needed: it brings a sanitiser and more. */
async function generally(...input: Parameters<typeof transformBlock>): Promise<Artifact> {
  general ??= await import('./general.ts');
  return general.transformGenerally(...input);
}
