import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeIn, type Draw, languages } from './corpus-code.ts';

/** How many pages lie in one folder. */
export const PAGES_A_FOLDER = 100;

/** The path of a page from the corpus' root, such as `part-002/page-00210.md`. */
export function pagePath(number: number): string {
  const folder = String(Math.floor(number / PAGES_A_FOLDER)).padStart(3, '0');
  return `part-${folder}/page-${String(number).padStart(5, '0')}.md`;
}

/** Writes the first `pages` pages of the corpus. What a page holds does not depend on how many there are. */
export function writeCorpus(folder: string, pages: number): void {
  for (let number = 0; number < pages; number += 1) {
    const file = join(folder, pagePath(number));
    if (number % PAGES_A_FOLDER === 0) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, corpusPage(number));
  }
}

/** One page of about 4.5 KB. It links only to pages before it, so that any first part of the corpus is whole. */
export function corpusPage(number: number): string {
  const draw = drawing(number + 1);
  const language = (offset: number) => languages[(number + offset) % languages.length] ?? 'js';
  const heading = () => `## ${capital(draw.word())} and ${draw.word()}`;
  return joined([
    `# ${capital(draw.word())} ${draw.word()} ${number}`,
    paragraph(draw, 6),
    heading(),
    paragraph(draw, 6, `See [the ${draw.word()}](${linkTo(number, draw)}) first.`),
    list(draw),
    fence(language(0), draw),
    heading(),
    paragraph(draw, 5),
    table(draw),
    paragraph(draw, 5, `It follows [page ${draw.word()}](${linkTo(number, draw)}).`),
    heading(),
    formula(draw),
    paragraph(draw, 5),
    fence(language(1 + Math.floor(number / languages.length)), draw),
    paragraph(draw, 4, `More in [${draw.word()} and ${draw.word()}](${linkTo(number, draw)}).`),
  ]);
}

/** A document of about 1 MB in 3,000 blocks. */
export function largeDocument(): string {
  const draw = drawing(77);
  const blocks = Array.from({ length: 3000 }, (_, i) => {
    if (i === 0) return '# One large document';
    if (i % 20 === 0) return `## ${capital(draw.word())} ${i}`;
    if (i % 20 === 5) return fence(languages[(i / 5) % languages.length] ?? 'js', draw);
    if (i % 20 === 10) return list(draw);
    if (i % 40 === 15) return formula(draw);
    if (i % 40 === 35) return table(draw);
    return paragraph(draw, 4);
  });
  return joined(blocks);
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

/** Mulberry32: small, and the same everywhere. */
function drawing(seed: number): Draw {
  let state = Math.imul(seed, 0x9e37_79b1);
  const random = () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    number: below => Math.floor(random() * below),
    // Squared, so that some words are common and most are rare.
    word: () => words[Math.floor(words.length * random() ** 2)] ?? 'word',
  };
}

function linkTo(number: number, draw: Draw): string {
  return `../${pagePath(draw.number(Math.max(1, number)))}`;
}

function paragraph(draw: Draw, sentences: number, last?: string): string {
  const text = Array.from({ length: sentences }, () => sentence(draw));
  return wrapped([...text, ...(last === undefined ? [] : [last])].join(' '));
}

function sentence(draw: Draw): string {
  const length = 8 + draw.number(9);
  const parts = Array.from({ length }, (_, i) => {
    const word = i === 0 ? capital(draw.word()) : draw.word();
    return i > 0 && draw.number(9) === 0 ? marked(word, draw) : word;
  });
  return `${parts.join(' ')}.`;
}

function marked(word: string, draw: Draw): string {
  switch (draw.number(4)) {
    case 0:
      return `*${word}*`;
    case 1:
      return `**${word} ${draw.word()}**`;
    case 2:
      return `\`${word}_${draw.word()}()\``;
    default:
      return `[${word}](https://example.org/${draw.word()}/${draw.number(1000)})`;
  }
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length > 90) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

function list(draw: Draw): string {
  const item = () => `${capital(draw.word())} ${draw.word()} ${marked(draw.word(), draw)} ${draw.word()}`;
  return Array.from({ length: 3 }, () => `- ${item()}\n  - ${item()}`).join('\n');
}

function table(draw: Draw): string {
  const row = () => `| ${draw.word()} ${draw.word()} | ${draw.number(10_000) / 100} | \`${draw.word()}\` |`;
  const head = `| ${capital(draw.word())} | ${capital(draw.word())} | Name |\n|---|---:|:---|`;
  return [head, ...Array.from({ length: 5 }, row)].join('\n');
}

function formula(draw: Draw): string {
  const [n, k, m] = [draw.number(90) + 2, draw.number(9) + 1, draw.number(9) + 1];
  return `$$
\\sum_{i=${k}}^{${n}} \\frac{a_i^{${m}}}{\\sqrt{b_i + ${n}}} \\le \\int_0^{\\infty} e^{-${m} x^2} \\, dx + \\alpha_{${k}}
$$`;
}

function fence(language: (typeof languages)[number], draw: Draw): string {
  return `\`\`\`${language}\n${codeIn(language, draw)}\n\`\`\``;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const words = (
  'time line page word form part case block point field state value order group level source change result ' +
  'system number record signal stream matter letter margin reader writer chapter section network process ' +
  'history measure pattern surface picture station journey shadow summer winter garden window silver copper ' +
  'bridge valley harbor forest meadow island castle market engine mirror needle ribbon thread basket candle ' +
  'paper stone water light sound cloud river mountain weather distance balance circle square corner column ' +
  'branch anchor beacon carrier divider emitter filter gateway handle index journal kernel ladder marker node ' +
  'object packet query router sample target update vector widget yield zone area bound chart depth edge frame ' +
  'glyph hinge image joint knot layer mode notch orbit panel queue rank scale track union vault width axis base ' +
  'cell draft entry fiber grain hatch input junction keeper lattice module nozzle outlet piston quarry rotor ' +
  'socket turbine usher valve wheel yoke alpha beta gamma delta theta lambda sigma omega quantity segment'
).split(' ');
