import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { folderWith } from '../pylit.ts';
import { PRINTED, printHere } from './print-here.ts';

/** How many lines the chunks have: each number to 36 twice, at ever other places of a page. */
const LENGTHS = Array.from({ length: 72 }, (_, index) => ((index * 7) % 36) + 1);

/** Every third chunk has lines that are longer than the page is wide. */
const isLong = (chunk: number) => chunk % 3 === 2;

const line = (chunk: number, index: number) =>
  `c${chunk}l${index};${isLong(chunk) ? ` // ${'many words of a comment '.repeat(4)}` : ''}`;

function chunkText(length: number, chunk: number): string {
  const lines = Array.from({ length }, (_, index) => line(chunk, index));
  const words = 'Words between the chunks. '.repeat((chunk * 5) % 11);
  return `${words}\n\n\`\`\`js {file=f${chunk}.js}\n${lines.join('\n')}\n\`\`\`\n`;
}

describeNeeding('pdftotext', 'chunks at the ends of pages', () => {
  let pages: readonly string[] = [];

  beforeAll(async () => {
    const root = folderWith({
      'a.md': `# A\n\n${LENGTHS.map(chunkText).join('\n')}`,
      'pylit.config.json': JSON.stringify({ book: { paper: 'a5', lists: false } }),
    });
    expect(await printHere(root)).toEqual(PRINTED);
    const { stdout } = spawnSync('pdftotext', [path.join(root, 'build/pdf/book.pdf'), '-'], { encoding: 'utf8' });
    pages = stdout.split('\f').slice(0, -1);
  });

  /** On which pages of the book words stand. */
  const pagesOf = (words: string) => pages.flatMap((page, index) => (page.includes(words) ? [index] : []));
  const head = (chunk: number) => `⟨f${chunk}.js `;
  const foot = (chunk: number) => `This is the file f${chunk}.js.`;
  const lines = (chunk: number) => LENGTHS.slice(chunk, chunk + 1).flatMap(n => [...Array(n).keys()]);
  const placeOf = (chunk: number, index: number) => pagesOf(`c${chunk}l${index};`);

  it('are on many pages, and nothing of them is lost', () => {
    expect(pages.length).toBeGreaterThan(30);
    for (const chunk of LENGTHS.keys()) {
      expect(pagesOf(head(chunk))).toHaveLength(1);
      expect(pagesOf(foot(chunk))).toHaveLength(1);
      for (const index of lines(chunk)) expect(placeOf(chunk, index)).toHaveLength(1);
    }
    // Else nothing of the following would be shown.
    expect(
      [...LENGTHS.keys()].filter(chunk => pagesOf(head(chunk))[0] !== pagesOf(foot(chunk))[0]).length,
    ).toBeGreaterThan(15);
  });

  it('are whole where they are short', () => {
    const short = [...LENGTHS.keys()].filter(chunk => (LENGTHS[chunk] ?? 0) <= 12 && !isLong(chunk));
    expect(short.length).toBeGreaterThan(10);
    const parted = short.filter(chunk => {
      const places = [pagesOf(head(chunk)), pagesOf(foot(chunk)), ...lines(chunk).map(index => placeOf(chunk, index))];
      return new Set(places.flat()).size > 1;
    });
    expect(parted).toEqual([]);
  });

  it('begin with their head and three lines, and end with three lines and their foot', () => {
    const wrong = [...LENGTHS.entries()].filter(([chunk, length]) => {
      const first = isLong(chunk) ? 1 : Math.min(3, length);
      const last = isLong(chunk) ? length - 1 : Math.max(0, length - 3);
      const begin = [
        pagesOf(head(chunk)),
        ...lines(chunk)
          .slice(0, first)
          .map(index => placeOf(chunk, index)),
      ];
      const end = [
        pagesOf(foot(chunk)),
        ...lines(chunk)
          .slice(last)
          .map(index => placeOf(chunk, index)),
      ];
      return new Set(begin.flat()).size > 1 || new Set(end.flat()).size > 1;
    });
    expect(wrong).toEqual([]);
  });
});
