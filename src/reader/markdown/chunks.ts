import type { Code } from 'mdast';
import type { ChunkPart } from '../../literate/chunk.ts';
import { fencedChunk } from '../../literate/chunk-attributes.ts';
import type { Message } from '../../literate/message.ts';
import type {} from '../../literate/node-data.ts';

/**
 * Reads a code block. The node gets its plain language, and where it is a part of a chunk its plain code and `data.chunk` with its place
 * among the parts of its block, so that the woven page can name it.
 *
 * @param place how many parts its block has before it
 */
export function readCode(node: Code, place: number): { part?: ChunkPart; messages: readonly Message[] } {
  const line = node.position?.start.line ?? 1;
  const column = node.position?.start.column ?? 1;
  const code = fencedChunk([node.lang, node.meta].filter(word => word).join(' '), node.value);
  const messages = code.messages.map(message => ({ ...message, line: message.line + line - 1 }));
  node.lang = code.language || null;
  if (code.title !== undefined) node.data = { ...node.data, title: code.title };
  if (code.classes.some(name => NUMBERED.has(name))) node.data = { ...node.data, numbered: 1 };
  if (!code.part) return { messages };
  const part = { ...code.part, block: 0, line: line + 1 + code.skipped, column };
  node.value = part.code;
  node.data = { ...node.data, chunk: { name: part.name, part: place, ...(part.file && { file: part.file }) } };
  return { part, messages };
}

/** What Pandoc and others write for numbers of lines. */
const NUMBERED: ReadonlySet<string> = new Set(['numberLines', 'number-lines', 'line-numbers']);
