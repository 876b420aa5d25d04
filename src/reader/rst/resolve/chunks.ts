import type { Code, RootContent } from 'mdast';
import type { ChunkPart } from '../../../literate/chunk.ts';
import { chunkFromOptions, chunkPart } from '../../../literate/chunk-attributes.ts';
import type { Message } from '../../../literate/message.ts';
import type {} from '../../../literate/node-data.ts';
import { walkBlocks } from './walk.ts';

/** The chunk parts of a document, in order, from code directives at any depth; their nodes are marked for the woven page. */
export function collectChunks(nodes: readonly RootContent[], messages: Message[]): ChunkPart[] {
  const parts: ChunkPart[] = [];
  const counts = new Map<number, number>();
  walkBlocks(
    nodes,
    (node, block) => {
      // Included code belongs to its own file, where it is read too.
      if (node.type === 'containerDirective' && node.name === 'include') return false;
      if (node.type !== 'code') return undefined;
      const part = chunkOf(node, block, messages);
      if (!part) return undefined;
      const { name, file } = part;
      const count = counts.get(block) ?? 0;
      node.data = { ...node.data, chunk: { name, part: count, ...(file !== undefined && { file }) } };
      counts.set(block, count + 1);
      parts.push(part);
      return undefined;
    },
    ['code'],
  );
  return parts;
}

function chunkOf(node: Code, block: number, messages: Message[]): ChunkPart | undefined {
  const directive = node.data?.codeDirective;
  if (!directive) return undefined;
  const reading = chunkFromOptions(directive.options);
  const first = node.position?.start.line ?? 1;
  messages.push(...reading.messages.map(message => ({ ...message, line: message.line + first - 1 })));
  const part = chunkPart(reading.attributes, node.lang ?? '', node.value);
  const { line, column } = directive.content.start;
  const isImplied = directive.general && Object.keys(reading.attributes).every(name => name === 'name');
  const { title } = node.data ?? {};
  return part && { ...part, block, line, column, ...(isImplied && { implied: title === undefined ? {} : { title } }) };
}
