import type { RootContent } from 'mdast';
import { parseDocument } from 'yaml';
import type { Message } from '../../literate/message.ts';

/** A mapping with more entries or deeper than this is not front matter. */
const MAX_LENGTH = 100_000;

/** Reads YAML front matter (core schema: data, never code). Mistakes become messages. */
export function readFrontmatter(
  nodes: readonly RootContent[],
  messages: Message[],
): Readonly<Record<string, unknown>> | undefined {
  const node = nodes[0];
  if (node?.type !== 'yaml') return undefined;
  const problem = (line: number, column: number, message: string) =>
    messages.push({
      severity: 'error',
      rule: 'front-matter',
      message,
      line,
      column,
      hint: 'See "Front matter" in the guide.',
    });
  if (node.value.length > MAX_LENGTH) {
    problem(1, 1, `Front matter is too long: ${node.value.length} characters, at most ${MAX_LENGTH} are read.`);
    return undefined;
  }
  const yaml = parseDocument(node.value, { schema: 'core', prettyErrors: true, logLevel: 'silent' });
  for (const error of yaml.errors) {
    const place = error.linePos?.[0];
    problem((place?.line ?? 1) + 1, place?.col ?? 1, `Front matter is not YAML: ${firstLine(error.message)}`);
  }
  if (yaml.errors.length > 0) return undefined;
  return asRecord(plainData(yaml, problem), problem);
}

function plainData(
  yaml: ReturnType<typeof parseDocument>,
  problem: (line: number, column: number, text: string) => void,
): unknown {
  try {
    return JSON.parse(JSON.stringify(yaml.toJS({ maxAliasCount: 100 }) ?? null));
  } catch (error) {
    problem(
      1,
      1,
      `Front matter cannot be read: ${error instanceof Error ? firstLine(error.message) : 'it is not plain data'}`,
    );
    return null;
  }
}

function asRecord(
  value: unknown,
  problem: (line: number, column: number, text: string) => void,
): Readonly<Record<string, unknown>> | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return { ...value };
  problem(1, 1, 'Front matter must be a mapping of names to values.');
  return undefined;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
