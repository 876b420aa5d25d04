import type { Nodes } from 'mdast';
import { Conversion } from '../../src/convert/project.ts';
import type { Converted } from '../../src/convert/site.ts';
import type { Document } from '../../src/literate/document.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';

const rst = createRstReader();

/** Reads a text by the ending of its name. */
export function read(name: string, source: string, include: (path: string) => string | undefined = () => undefined) {
  return (name.endsWith('.rst') ? rst : markdownReader).read({ path: name, source, include });
}

/** The name of a document in the other format. */
export function renamed(name: string): string {
  return name.endsWith('.rst') ? name.replace(/rst$/, 'md') : name.replace(/md$/, 'rst');
}

/** Converts all of some documents of one format, which know each other. */
export function convertAll(documents: ReadonlyMap<string, Document>): Map<string, Converted> {
  const resolve = (from: string, name: string) => {
    const base = name.startsWith('/') ? [] : from.split('/').slice(0, -1);
    const parts: string[] = [];
    for (const part of [...base, ...name.split('/')]) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const path = parts.join('/');
    return [path, `${path}.rst`, `${path}.md`].find(candidate => documents.has(candidate));
  };
  const conversion = new Conversion({ documents, renamed, resolve });
  return new Map([...documents.keys()].map(path => [renamed(path), conversion.convert(path)]));
}

/** Converts one document. */
export function convertOne(name: string, source: string): Converted {
  const made = convertAll(new Map([[name, read(name, source)]])).get(renamed(name));
  if (!made) throw new Error('nothing was made');
  return made;
}

/** The words of the prose and code of a document, as its page would show them. */
export function wordsOf(document: Document): string[] {
  const substitutions = new Map(
    document.exports.substitutions.map(({ name, children }) => [name, children as Nodes[]]),
  );
  const text = document.nodes.map(node => shown(node, substitutions)).join('\n');
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What a page shows by other means, or not at all. */
const HIDDEN = new Set(['comment', 'html', 'yaml', 'substitutionDefinition', 'definition']);
const SILENT = new Set(['role', 'default-role', 'highlight', 'meta', 'class', 'toctree', 'contents', 'raw']);

/** Blocks; words of one are not those of the next. */
const BLOCK =
  /^(?:root|blockquote|list|listItem|containerDirective|table|tableRow|blockTable\w*|\w+List|lineBlock|footnoteDefinition|\w+Description|fieldBody)$/;

function shown(node: Nodes, substitutions: ReadonlyMap<string, readonly Nodes[]>, depth = 0): string {
  if (HIDDEN.has(node.type) || depth > 50) return '';
  if (node.type === 'containerDirective' && SILENT.has(node.name)) return '';
  if (node.type === 'text') return node.value.replace(/^\[!\w+\](?=\n|$)/, '');
  if (node.type === 'break') return '\n';
  if (node.type === 'crossReference' && !node.explicit) return '';
  const children =
    node.type === 'substitutionReference'
      ? (substitutions.get(node.name) ?? node.children)
      : 'children' in node
        ? node.children
        : undefined;
  const isApart = BLOCK.test(node.type) || node.type === 'optionGroup' || node.type === 'option';
  const around = node.type === 'classifier' || node.type === 'optionArgument' || node.type === 'tableCell' ? ' ' : '';
  if (children)
    return around + children.map(child => shown(child, substitutions, depth + 1)).join(isApart ? '\n' : '') + around;
  return 'value' in node ? node.value : '';
}

/** The words of one list that another has not, or not as often. */
export function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wanted.filter(word => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}
