import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { folderWith } from '../pylit.ts';
import { PRINTED, printHere } from './print-here.ts';

const CHAPTERS = 5;
const FIGURES = 4;

/** Numbers that look like random ones, the same ones each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const next = numbers(7);
const words = (count: number) => 'words of a text '.repeat(count);

function reference(): string {
  const chapter = 1 + next(CHAPTERS);
  const figure = `${chapter}-${1 + next(FIGURES)}`;
  return `${words(next(20))} see [](c${chapter}.md#fig-${figure}) there ${words(10 + next(20))}\n\n`;
}

function figureOf(chapter: number, number: number): string {
  const text = Array.from({ length: 1 + next(3) }, reference).join('');
  const code = `\`\`\`js\n${'line();\n'.repeat(1 + next(25))}\`\`\`\n\n`;
  const picture = `<img src="d${next(3)}.svg" alt="A box"><figcaption>It is ${chapter}-${number} here.</figcaption>`;
  return `${text}<figure id="fig-${chapter}-${number}">${picture}</figure>\n\n${next(2) ? code : ''}`;
}

function chapterOf(chapter: number): string {
  return `# Title ${chapter}\n\n${Array.from({ length: FIGURES }, (_, index) => figureOf(chapter, index + 1)).join('')}`;
}

function svg(height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="${height}"><rect width="200" height="${height}"/></svg>`;
}

describeNeeding('pdftotext', 'the pages that a book with floating figures names', () => {
  /** From the first page of the text on. */
  let pages: readonly string[] = [];
  let front = '';
  const places = new Map<string, number>();

  beforeAll(async () => {
    const chapters = Array.from({ length: CHAPTERS }, (_, index) => [`c${index + 1}.md`, chapterOf(index + 1)]);
    const root = folderWith({
      ...Object.fromEntries(chapters),
      ...{ 'd0.svg': svg(60), 'd1.svg': svg(170), 'd2.svg': svg(300) },
      'pylit.config.json': JSON.stringify({ book: { paper: 'a5', frontLists: ['figures'] } }),
    });
    expect(await printHere(root)).toEqual(PRINTED);
    const { stdout } = spawnSync('pdftotext', [path.join(root, 'build/pdf/book.pdf'), '-'], { encoding: 'utf8' });
    const all = stdout.split('\f').map(page => page.replace(/\s+/g, ' '));
    const begin = all.findIndex(page => page.includes('Chapter 1 Title 1'));
    pages = all.slice(begin);
    front = all.slice(0, begin).join(' ');
    for (const [index, page] of pages.entries())
      for (const [, number = ''] of page.matchAll(/Figure (\d\.\d) It is \d-\d here\./g)) places.set(number, index + 1);
  });

  it('are those of the figures, and the numbers are in the order of the text', () => {
    expect(places.size).toBe(CHAPTERS * FIGURES);
    const shown = pages.join(' ').matchAll(/Figure (\d)\.(\d) It is (\d)-(\d) here\./g);
    for (const [words, chapter, number, ownChapter, own] of shown)
      expect([words, chapter, number]).toEqual([words, ownChapter, own]);
  });

  it('are said in the text unless they are open anyway', () => {
    const said = pages.flatMap((page, index) =>
      Array.from(page.matchAll(/see Figure (\d\.\d)(?: on page (\d+))? there/g), ([, number = '', there]) => {
        const place = places.get(number) ?? 0;
        const isOpen = Math.floor((index + 1) / 2) === Math.floor(place / 2);
        return { from: index + 1, number, there, right: isOpen ? undefined : String(place) };
      }),
    );
    expect(said.length).toBeGreaterThan(25);
    expect(said.filter(({ there, right }) => there !== right)).toEqual([]);
  });

  it('are said in the list of figures', () => {
    const listed = Array.from(front.matchAll(/(\d\.\d) It is \d-\d here\.[ .]*?(\d+) /g), ([, number, page]) => [
      number,
      page,
    ]);
    expect(listed).toEqual([...places].sort().map(([number, page]) => [number, String(page)]));
  });
});
