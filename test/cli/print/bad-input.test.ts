import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PrintEngine } from '../../../src/cli/print/engine.ts';
import { engineCharacters } from '../../../src/cli/print/engine-fonts.ts';
import { Coverage } from '../../../src/cli/print/font-coverage.ts';
import { fontFiles } from '../../../src/cli/print/font-files.ts';
import { describeNeeding } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';
import { textOfPdf } from './pdf-text.ts';
import { PRINTED, printHere } from './print-here.ts';

const WIDE_ROW = Array.from({ length: 24 }, (_, index) => `column${index}word`);
const LONG_CODE = Array.from({ length: 200 }, (_, index) => `line_${index} = ${index}`);

const DOCUMENT = `# Bad input

![Missing](gone.png) and ![Broken](broken.png)

![Drawing](broken.svg)

![Not a picture](text.png)

![Elsewhere](https://example.org/x.png)

$\\frac{a}{$ and

$$
\\undefinedcommand{x}
$$

| ${WIDE_ROW.join(' | ')} |
|${WIDE_ROW.map(() => '---').join('|')}|
| ${WIDE_ROW.map(word => word.toUpperCase()).join(' | ')} |

<table><tr>${WIDE_ROW.map(word => `<td>plain${word}</td>`).join('')}</tr></table>

\`\`\`python {name="long one"}
${LONG_CODE.join('\n')}
\`\`\`

Hebrew שלום, Arabic مرحبا, Greek λόγος, Russian слово, emoji 😀 ✅, Chinese 漢 end.

\`code with 漢\` and a [link to 字](https://example.org/).

Control \u0001 and \u202e override.

${'>'.repeat(60)} deep

${'x'.repeat(5000)}
`;

describe('what cannot be printed', () => {
  let root = '';
  let messages: { line: number; rule: string; severity: string; message: string }[] = [];
  let status = -1;

  beforeAll(async () => {
    root = folderWith({ 'bad.md': DOCUMENT, 'text.png': 'This is text.', 'broken.svg': '<svg width="10"><g></svg>' });
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    writeFileSync(path.join(root, 'broken.png'), Buffer.from(png, 'base64').subarray(0, 45));
    const result = await runHere(root, ['print', '--json']);
    ({ messages } = JSON.parse(result.stdout));
    status = result.status;
  });

  const said = (rule: string) => messages.filter(message => message.rule === rule);

  it('is said with its place, and makes the exit status 1; there is a PDF all the same', () => {
    expect(status).toBe(1);
    expect(readFileSync(path.join(root, 'build/pdf/book.pdf')).length).toBeGreaterThan(10_000);
    expect(said('print')).toEqual([]);
    expect(messages.filter(({ line }) => !(line >= 1))).toEqual([]);
  });

  it('is a picture that is missing, damaged or none', () => {
    expect(said('unknown-file').map(({ line, severity }) => [line, severity])).toEqual([[3, 'error']]);
    expect(said('picture').map(({ line, message }) => [line, message])).toEqual([
      [3, expect.stringMatching(/^"broken\.png" cannot be read: failed to decode image/)],
      [5, expect.stringMatching(/^"broken\.svg" cannot be read: failed to parse SVG/)],
      [7, expect.stringMatching(/^"text\.png" is no picture of a kind that can be printed/)],
    ]);
    expect(said('remote-image').map(({ line, severity }) => [line, severity])).toEqual([[9, 'warning']]);
  });

  it('is a formula that cannot be read', () => {
    expect(said('math').map(({ line }) => line)).toEqual([11, 14]);
  });

  it('is a character that no font has', () => {
    expect(said('missing-character').map(({ message }) => message)).toEqual([
      'No font has 漢 (U+6F22).',
      'No font has 漢 (U+6F22), 字 (U+5B57).',
    ]);
  });

  describeNeeding('pdftotext', 'in the PDF', () => {
    let read: string | undefined;
    const words = () => (read ??= textOfPdf(path.join(root, 'build/pdf/book.pdf')));

    it.each([
      'Broken',
      'There is no file "gone.png".',
      'failed to decode image',
      '\\frac{a}{',
      '\\undefinedcommand{x}',
      'שלום',
      'مرحبا',
      'λόγος',
      'слово',
      '😀',
      '✅',
      'U+6F22',
      'U+5B57',
      'override.',
      'deep',
      ...LONG_CODE.filter((_, index) => index % 20 === 0),
    ])('stands %s', word => {
      expect(words()).toContain(word.normalize('NFKC'));
    });

    it('stands a word that is longer than a line', () => {
      expect(words().replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(5000);
    });

    it('stands every word of a wide table', () => {
      const letters = words().replace(/\s/g, '');
      const written = [
        ...WIDE_ROW,
        ...WIDE_ROW.map(word => word.toUpperCase()),
        ...WIDE_ROW.map(word => `plain${word}`),
      ];
      const lost = written.filter(word => !letters.includes(word));
      expect(lost).toEqual([]);
    });
  });
});

describe('fonts of the project', () => {
  it('are asked for what others lack', async () => {
    const root = folderWith({
      'a.md': '# A\n\nword\n',
      'pylit.config.json': JSON.stringify({ book: { fonts: { text: 'Source Sans 3', folders: ['fonts'] } } }),
    });
    mkdirSync(path.join(root, 'fonts'));
    expect(await printHere(root)).toEqual(PRINTED);
  });

  it('must be there', async () => {
    const root = folderWith({
      'a.md': '# A\n\nword\n',
      'pylit.config.json': JSON.stringify({ book: { fonts: { text: 'No Such Font' } } }),
    });
    const { status, stderr } = await runHere(root, ['print']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/a\.md:1:1: error: .*unknown font family: no such font/);
  });
});

describe('the characters of fonts', () => {
  const coverage = new Coverage(
    engineCharacters(),
    fontFiles().map(file => readFileSync(file)),
  );

  it('are known', () => {
    expect(coverage.missing(['abc äöü λ ж → ≤ ∑ ℝ 𝔸 ⟨⟩ ─│ ✓ 😀 שלום مرحبا\n\t\u200b\u00ad'])).toEqual([]);
    expect(coverage.missing(['abc', '漢字漢', '字'])).toEqual(['漢', '字']);
  });

  it('are those of the fonts that the engine has: PDF/A refuses what has no shape', async () => {
    const engine = new PrintEngine();
    const problemsOf = async (codes: readonly number[]) => {
      const text = codes.map(code => `\\u{${code.toString(16)}}`).join(' ');
      const fonts = '("Libertinus Serif", "New Computer Modern Math", "DejaVu Sans Mono")';
      const content = `#set document(date: datetime(year: 2026, month: 1, day: 1))\n#text(font: ${fonts}, "${text}")\n`;
      const { problems } = await engine.print([{ path: '/main.typ', content }], '/main.typ', { standard: 'a-2b' });
      return problems.map(({ text }) => text);
    };
    try {
      const known = engineCharacters().filter((code, index) => index % 2 === 0 && code > 0xa0 && !isUnseen(code));
      expect(known.length).toBeGreaterThan(200);
      expect(await problemsOf(known)).toEqual([]);
      expect(await problemsOf([0x6f22])).toEqual([expect.stringContaining('漢')]);
    } finally {
      engine.close();
    }
  });
});

function isUnseen(code: number): boolean {
  return /\p{Default_Ignorable_Code_Point}|\p{C}|\p{Z}/u.test(String.fromCodePoint(code));
}
