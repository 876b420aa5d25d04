import type { RootContent } from 'mdast';
import { link } from '../../../../src/build/link.ts';
import { type Lookup, namesOf, recordingNames } from '../../../../src/build/names.ts';
import type { Artifact } from '../../../../src/literate/artifact.ts';
import type { Block } from '../../../../src/literate/block.ts';
import type { Document } from '../../../../src/literate/document.ts';
import type { Names } from '../../../../src/literate/names.ts';
import type { Renderer } from '../../../../src/output/html/convert/block-rendering.ts';
import { transformGenerally } from '../../../../src/output/html/general.ts';
import type { ConfiguredPlugin } from '../../../../src/output/html/options.ts';
import { plainBlock } from '../../../../src/output/html/plain/plain-block.ts';
import { transformBlock } from '../../../../src/output/html/transform.ts';
import { markdownReader } from '../../../../src/reader/markdown/index.ts';
import { createRstReader } from '../../../../src/reader/rst/index.ts';

/** All that a transform does: what it makes, what it asks, and what it says. */
export interface Outcome {
  readonly artifact: Artifact;
  readonly lookups: readonly Lookup[];
  readonly messages: readonly unknown[];
}

/** One block with what it may look up. */
export interface Case {
  readonly node: RootContent;
  readonly block: Block;
  readonly names: Names;
}

export function renderer(plugins: readonly ConfiguredPlugin[] = [], trustHtml = false): Renderer {
  return { plugins, trustHtml, remark: undefined, rehype: undefined };
}

/** What the quick way (or, where a block is not plain, again the general way) and the general way do with one block. */
export async function bothWays(
  own: Renderer,
  { node, block, names }: Case,
): Promise<{ readonly quick: Outcome; readonly general: Outcome }> {
  const run = async (transform: typeof transformBlock): Promise<Outcome> => {
    const lookups = new Map<string, Lookup>();
    const messages: unknown[] = [];
    const artifact = await transform(own, node, block, {
      names: recordingNames({ ...names, takeMissed: () => false, hasMissed: () => false }, lookups),
      message(severity, rule, text, place = {}) {
        const { node: at, ...rest } = place;
        messages.push([severity, rule, text, at?.position?.start, rest]);
      },
    });
    return { artifact, lookups: [...lookups.values()], messages };
  };
  return { quick: await run(transformBlock), general: await run(transformGenerally) };
}

/** Whether a block goes the quick way. */
export function isQuick(own: Renderer, { node, block }: Case): boolean {
  return plainBlock({ renderer: own, block }, node) !== undefined;
}

/** The blocks of documents, which may refer to each other and to the files. */
export function casesOf(sources: Readonly<Record<string, string>>, files: readonly string[] = []): Case[] {
  const readers = [markdownReader, createRstReader()];
  const documents = new Map<string, Document>();
  for (const [path, source] of Object.entries(sources)) {
    const reader = readers.find(({ extensions }) => extensions.some(extension => path.endsWith(extension)));
    const document = reader?.read({ path, source, include: name => sources[name] });
    if (document) documents.set(path, document);
  }
  const table = link(documents, [...documents.keys()], new Set([...Object.keys(sources), ...files]), []);
  return [...documents].flatMap(([path, { blocks, nodes }]) =>
    blocks.flatMap((block, index): Case[] => {
      const node = nodes[index];
      return node ? [{ node, block, names: namesOf(table, path) }] : [];
    }),
  );
}
