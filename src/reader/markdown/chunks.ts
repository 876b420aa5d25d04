import type { Code, RootContent } from 'mdast';
import type { ChunkPart } from '../../literate/chunk.ts';
import { fencedChunk } from '../../literate/chunk-attributes.ts';
import type { Message } from '../../literate/message.ts';
import type {} from '../../literate/node-data.ts';
import { walk } from './walk.ts';

/**
 * The chunk parts of a document, in order, from code blocks at any depth. Each code node gets its plain language, and a part's node
 * also `data.chunk` with its place among the parts of its block, so that the woven page can name it.
 */
export function collectChunks(nodes: readonly RootContent[], messages: Message[]): ChunkPart[] {
  return nodes.flatMap((root, block) => {
    const parts: ChunkPart[] = [];
    walk(root, node => {
      if (node.type !== 'code') return;
      const part = readCode(node, block, messages);
      if (!part) return;
      node.data = {
        ...node.data,
        chunk: { name: part.name, part: parts.length, ...(part.file && { file: part.file }) },
      };
      parts.push(part);
    });
    return parts;
  });
}

function readCode(node: Code, block: number, messages: Message[]): ChunkPart | undefined {
  const line = node.position?.start.line ?? 1;
  const column = node.position?.start.column ?? 1;
  const code = fencedChunk([node.lang, node.meta].filter(word => word).join(' '), node.value);
  messages.push(...code.messages.map(message => ({ ...message, line: message.line + line - 1 })));
  node.lang = code.language || null;
  if (code.title !== undefined) node.data = { ...node.data, title: code.title };
  if (!code.part) return undefined;
  node.value = code.part.code;
  return { ...code.part, block, line: line + 1 + code.skipped, column };
}
