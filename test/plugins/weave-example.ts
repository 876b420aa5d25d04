import { readFileSync } from 'node:fs';
import path from 'node:path';
import { placedNotations } from '../../src/build/notations.ts';
import type { Hole } from '../../src/literate/artifact.ts';
import type { Document } from '../../src/literate/document.ts';
import type { Message } from '../../src/literate/message.ts';
import type { Names } from '../../src/literate/names.ts';
import { nearest } from '../../src/literate/nearest.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { wordsOf } from '../../src/literate/words/words.ts';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import type { Reader } from '../../src/reader/reader.ts';

export const PLUGINS = path.resolve(import.meta.dirname, '../../plugins');

/** An example stands for itself: it knows what it declares in a formal notation, and nothing else. */
function namesIn(document: Document, plugin: Plugin, options: unknown): Names {
  const placed = placedNotations(new Map([['example.md', document]]), ['example.md']);
  const linked = placed && plugin.linkNotation?.(placed, options);
  return {
    lookup(namespace, name) {
      if (namespace !== 'declaration' || !linked) return undefined;
      const [key = '', named] = name.split(' ');
      if (named === undefined) return linked.locate(name) && ({} as never);
      const value = linked.find('example.md', key, named);
      return value === undefined ? undefined : ({ value } as never);
    },
    nearest: (_, name) => nearest(name, [...(linked?.names ?? [])]),
  };
}

/** Words are those of English; what else is filled in later is only named. */
function shownHole(hole: Hole): string {
  return hole.hole === 'word' ? wordsOf('en').text(hole.word, ...(hole.values ?? [])) : `{${hole.hole}}`;
}

/** Weaves the blocks of a text with one plugin alone. */
export async function weaveWith(plugin: Plugin, source: string, given: unknown = {}, reader: Reader = markdownReader) {
  const checked = plugin.options ? await plugin.options['~standard'].validate(given) : { value: undefined };
  if (checked.issues) throw new Error(checked.issues[0]?.message);
  const format = await createHtmlFormat({
    plugins: [{ plugin, options: checked.value }],
    trustHtml: false,
    remarkPlugins: [],
    rehypePlugins: [],
    configurationDigest: '',
    version: 'test',
  });
  const document = reader.read({ path: 'example.md', source, include: () => undefined });
  const names = namesIn(document, plugin, checked.value);
  const messages: Pick<Message, 'severity' | 'rule' | 'message' | 'line' | 'column' | 'hint'>[] = [];
  const blocks: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    const node = document.nodes[index];
    if (!node) continue;
    const { parts } = await format.transform(node, block, {
      names,
      message: (severity, rule, message, place = {}) => {
        const line = (place.node?.position?.start.line ?? block.line) + (place.line ?? 1) - 1;
        const { column = 1, hint } = place;
        messages.push({ severity, rule, message, line, column, ...(hint !== undefined && { hint }) });
      },
    });
    blocks.push(parts.map(part => (typeof part === 'string' ? part : shownHole(part))).join(''));
  }
  return { html: `${blocks.join('\n').trimEnd()}\n`, messages };
}

/** Text of a file of a plugin's folder. */
export function pluginFile(plugin: string, file: string): string {
  return readFileSync(path.join(PLUGINS, plugin, file), 'utf8');
}
