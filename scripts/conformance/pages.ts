import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'mdast';
import { markdownReader } from '../../src/reader/markdown/index.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';

/** The text that a document's page shows. */
export type PageText = (document: string) => string;

const SOURCE = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Builds a folder with pylit itself and reads its pages; undefined where nothing could be woven. */
export function wovenTexts(folder: string, documents: readonly string[]): PageText | undefined {
  const result = spawnSync(process.execPath, ['--conditions=pylit-source', SOURCE, 'build'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const page = (document: string) => join(folder, 'build/html', document.replace(/\.\w+$/, '.html'));
  const woven = documents.filter(document => existsSync(page(document)));
  if (woven.length === 0) {
    process.stderr.write(result.stderr.slice(0, 500));
    return undefined;
  }
  return document => (existsSync(page(document)) ? pageText(readFileSync(page(document), 'utf8')) : '');
}

/** What stands between the tags of the page's main part. */
function pageText(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return main
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:span|a|em|strong|code|cite|sub|sup|abbr|var|kbd|b|i|u|s)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|amp|quot|nbsp);/g, ' ');
}

/** The text of the documents' trees: what a page would show if the weave lost nothing. */
export function treeTexts(folder: string, _documents: readonly string[]): PageText {
  const rst = createRstReader();
  const include = (path: string) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  return document => {
    const reader = document.endsWith('.rst') ? rst : markdownReader;
    const { nodes } = reader.read({ path: document, source: readFileSync(join(folder, document), 'utf8'), include });
    return nodes.map(treeText).join('\n');
  };
}

function treeText(node: Nodes): string {
  if ('children' in node) {
    const inner = node.children.map(treeText);
    return /^(?:paragraph|heading|emphasis|strong|link|.*[rR]eference|textDirective|definitionTerm|fieldName)$/.test(
      node.type,
    )
      ? inner.join('')
      : inner.join('\n');
  }
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'label' in node ? (node.label ?? '') : '';
}
