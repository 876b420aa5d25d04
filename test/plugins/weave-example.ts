import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../src/literate/message.ts';
import type { Names } from '../../src/literate/names.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { createHtmlFormat } from '../../src/output/html/index.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import type { Reader } from '../../src/reader/reader.ts';

export const PLUGINS = path.resolve(import.meta.dirname, '../../plugins');

/** No names: an example stands for itself. */
const NO_NAMES: Names = { lookup: () => undefined, nearest: () => [] };

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
  const messages: Pick<Message, 'severity' | 'rule' | 'message' | 'line'>[] = [];
  const blocks: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    const node = document.nodes[index];
    if (!node) continue;
    const { parts } = await format.transform(node, block, {
      names: NO_NAMES,
      message: (severity, rule, message, place = {}) => {
        const line = (place.node?.position?.start.line ?? block.line) + (place.line ?? 1) - 1;
        messages.push({ severity, rule, message, line });
      },
    });
    blocks.push(parts.map(part => (typeof part === 'string' ? part : `{${part.hole}}`)).join(''));
  }
  return { html: `${blocks.join('\n').trimEnd()}\n`, messages };
}

/** Text of a file of a plugin's folder. */
export function pluginFile(plugin: string, file: string): string {
  return readFileSync(path.join(PLUGINS, plugin, file), 'utf8');
}
