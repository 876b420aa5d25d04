import type { PageInput } from '../../../literate/format.ts';
import { saidIn } from './fill.ts';

/** Search engines show about this many characters. */
const LENGTH = 160;

/** The page in a sentence: what its front matter says, else the beginning of its first paragraph. */
export function pageDescription(page: PageInput): string {
  const { outline, artifacts } = page;
  const own = outline.exports.frontmatter?.description;
  if (typeof own === 'string' && own.trim() !== '') return cut(own);
  const index = outline.blocks.findIndex(
    (block, at) => block.kind === 'paragraph' && artifacts[at]?.place === undefined,
  );
  const parts = artifacts[index]?.parts ?? [];
  return cut(plainText(parts.map(part => (typeof part === 'string' ? part : saidIn(page, part))).join('')));
}

function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => CHARACTERS[name] ?? '');
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function cut(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= LENGTH) return flat;
  return `${flat.slice(0, LENGTH - 1).replace(/\s+\S*$/, '')}…`.toWellFormed();
}
