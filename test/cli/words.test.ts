import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { textOfPdf } from './print/pdf-text.ts';
import { PRINTED, printHere } from './print/print-here.ts';
import { folderWith } from './pylit.ts';

const config = (language: string, more = '') => `export default {
  title: 'Buch', language: '${language}', rst: { numfig: true, language: 'de' }, bibliography: { files: ['refs.bib'] },
  formats: ['html', 'latex', 'text', 'man', 'epub', 'single'],
  contents: [{ title: 'Anfang', pages: ['a.md'] }, { title: 'Ende', pages: ['b.rst', 'c.md'] }],
  book: { frontLists: ['figures', 'tables'] },${more}
};
`;

const FILES = {
  'pylit.config.ts': config('de'),
  'refs.bib': '@book{knuth84, author={Donald E. Knuth}, title={Buch}, publisher={A}, year={1984}}\n',
  'kreis.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="5" cy="5" r="4"/></svg>\n',
  'a.md': `# Eins

Siehe [](b.rst)[^1]. [Da](https://example.org)

[^1]: Ja.

> [!NOTE]
> Gut.

\`\`\`python {#ganz file=ganz.py}
import sys
<<teil>>
print(summe([1]))
\`\`\`

\`\`\`python {#teil}
def summe(zahlen):
    return 0
\`\`\`

\`\`\`python {#teil}
def produkt(zahlen):
    return summe(zahlen)
\`\`\`

| a |
|---|
| 1 |

- [x] fertig

\`\`\`oz
\\begin{axdef} n: \\nat \\end{axdef}
\`\`\`

::chunk-graph
`,
  'b.rst': `Zwei
====

.. index:: see: Nummer; Zahl
           seealso: Zahl; Ziffer

.. _kreis:

.. figure:: kreis.svg
   :alt: rund

   Rund

Wie :numref:\`kreis\`. :cite:\`knuth84\`

.. versionadded:: 1.2
   Neu.

.. py:function:: summe(zahlen)

   :param zahlen: Zahlen
   :returns: Summe

.. bibliography::
`,
  'c.md': `---
lang: fr
---
# Trois

\`\`\`python {#teil}
def carre(x):
    return x
\`\`\`

> [!WARNING]
> Non.
`,
};

/** Words in English that none of these pages may have. */
const ENGLISH =
  /\b(?:Chapter|Section|Figure|Fig\.|Table|Listing|Contents|Index|Notes?|Warning|[Uu]sed|Defines|Uses|Continue[sd]|Links|Footnotes|Woven|Skip|Previous|Next|Menu\b.*\bTheme|page \d|see|Added|Parameters|Returns|Part|of \d|Set in|Cover|Start|Done|Back|Names|Chunks|Files|The program)\b/;

function textOf(html: string): string {
  const labels = Array.from(html.matchAll(/ (?:aria-label|title|alt)="([^"]*)"/g), ([, label]) => label);
  const words = html.replace(/<(script|style|pre)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, '');
  return [words, ...labels].join('\n').replaceAll('\u00a0', ' ');
}

describe('the pages of a German project', () => {
  let folder = '';
  const read = (name: string) => readFileSync(path.join(folder, 'build', name), 'utf8');
  beforeAll(async () => {
    folder = folderWith(FILES);
    expect((await runHere(folder, ['build', '--json'])).status).toBe(0);
  });

  it('are German on the site, but for documents in another language', () => {
    const [one, two] = [textOf(read('html/a.html')), textOf(read('html/b.html'))];
    for (const said of ['Zum Text springen', 'Fußnoten', 'Hinweis', 'Erledigt', 'Tabelle', 'Weiter', 'Seiten'])
      expect(one).toContain(said);
    expect(one).toMatch(/Fortgesetzt in Teil 2 §3\. Verwendet in ganz §1\./);
    expect(one).toMatch(/ganz\.py, nach summe\(\), 2 Zeilen hinzufügen/);
    expect(one).toContain('Axiomatische Definition');
    expect(one).toMatch(/Die Codeabschnitte des Programms|In Worten/);
    expect(one).toContain('Die Datei ganz.py besteht aus ganz.');
    expect(two).toContain('Wie Abb. 1.');
    expect(read('html/b.html')).toContain('name="description" content="Wie Abb. 1.');
    expect(two).toContain('Hinzugefügt in Version 1.2: Neu.');
    expect(two).toMatch(/Parameter[\s\S]*Rückgabe/);
    expect(read('html/b.html')).toContain('aria-label="Zurück zum Zitat"');
    expect(textOf(read('html/c.html'))).toMatch(
      /Aller au texte[\s\S]*Suite de partie 2 §3 \(Eins\)[\s\S]*Avertissement/,
    );
    for (const name of ['a', 'b', 'c', 'code', 'genindex'])
      expect(textOf(read(`html/${name}.html`)).replaceAll('built-in function', '')).not.toMatch(ENGLISH);
    expect(read('html/pylit-theme/page.js')).toContain('"copy":"Kopieren"');
    expect(read('html/pylit-theme/code.js')).toContain('"codeOf":"Der Code von #"');
  });

  it('are German in LaTeX, text, man pages, EPUB and single files', () => {
    expect(read('latex/book.tex')).toContain('\\def\\chaptername{Kapitel}');
    expect(read('latex/book.tex')).toContain('\\docbackchapter{Das Programm}');
    expect(read('latex/a.tex')).toContain('Definiert \\texttt{summe}');
    expect(read('latex/c.tex')).toContain('\\def\\figurename{Figure}');
    expect(read('latex/c.tex')).toContain('Suite de ');
    expect(read('text/a.txt')).toMatch(/Hinweis[\s\S]*Verwendet in ganz §1\.[\s\S]*\n\nLinks:\n/);
    expect(read('man/a.man')).toMatch(/^\.SH BEZEICHNUNG$/m);
    expect(read('man/a.man')).toMatch(/^\.SH ANMERKUNGEN$/m);
    expect(textOf(read('single/b.html'))).toContain('Wie Abb. 1.');
    const book = unzipSync(
      readFileSync(path.join(folder, 'build/epub', readdirSync(path.join(folder, 'build/epub'))[0] ?? '')),
    );
    const file = (name: string) => new TextDecoder().decode(book[`EPUB/${name}`]);
    expect(textOf(file('nav.xhtml'))).toMatch(/Umschlag\s+Inhaltsverzeichnis\s+Anfang/);
    expect(file('cover.xhtml')).toContain('Umschlag: Buch');
    expect(textOf(file('content/a.xhtml'))).toContain('Fußnoten');
    expect(textOf(file('content/code.xhtml'))).toContain('definiert in');
    expect(textOf(file('content/c.xhtml'))).toContain('Avertissement');
  });

  it('need no new blocks where the language changes, and none is left in another', async () => {
    writeFileSync(path.join(folder, 'pylit.config.ts'), config('sv'));
    const { stdout } = await runHere(folder, ['build', '--json', '--format', 'html']);
    const { blocks } = JSON.parse(stdout) as { blocks: { transformed: number } };
    expect(textOf(read('html/a.html'))).toContain('Används i ganz §1.');
    expect(textOf(read('html/code.html'))).toContain('Kodstycken');
    expect(read('html/pylit-theme/page.js')).toContain('"copy":"Kopiera"');
    expect(textOf(read('html/c.html'))).toContain('Avertissement');
    writeFileSync(path.join(folder, 'pylit.config.ts'), config('de'));
    await runHere(folder, ['build', '--json', '--format', 'html']);
    // The works that are listed are described in the language.
    expect(blocks.transformed).toBe(1);
  });

  it('may be said in words of the project', async () => {
    const own =
      " words: { note: 'Bemerkung <b>', index: 'Register', usedIn: 'Steht in {1}', shortFigure: 'Bild {1}', copy: 'Nimm' },";
    writeFileSync(path.join(folder, 'pylit.config.ts'), config('de', own));
    await runHere(folder, ['build', '--json']);
    expect(read('html/a.html')).toContain('Bemerkung &lt;b&gt;');
    expect(textOf(read('html/a.html'))).toMatch(/Register[\s\S]*Steht in ganz §1/);
    expect(textOf(read('html/b.html'))).toContain('Wie Bild 1.');
    // Of another language they are no words.
    expect(textOf(read('html/c.html'))).toContain('Avertissement');
    expect(read('html/pylit-theme/page.js')).toContain('"copy":"Nimm"');
    expect(read('html/pylit-theme/style.css')).toContain(":root:lang(de) { --pylit-figure: 'Bild ';");
    expect(read('latex/book.tex')).toContain('\\def\\indexname{Register}');
    expect(read('latex/a.tex')).toContain('Bemerkung \\textless{}b\\textgreater{}');
    expect(read('text/a.txt')).toContain('Steht in ganz §1');
  });

  it('are refused where something would be lost, with what there is', async () => {
    for (const [own, message] of [
      [
        " words: { usedIn: 'Steht da' },",
        'words.usedIn is "Steht da", but must be a phrase that holds what "Used in {1}." does.',
      ],
      [" words: { usdIn: 'x' },", 'unknown key "words.usdIn"; allowed are part, chapter,'],
    ] as const) {
      writeFileSync(path.join(folder, 'pylit.config.ts'), config('de', own));
      const { status, stderr } = await runHere(folder, ['build']);
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
    writeFileSync(path.join(folder, 'pylit.config.ts'), config('de'));
  });

  describeNeeding('pdftotext', 'what is printed', () => {
    it('is German in PDF, too', async () => {
      expect(await printHere(folder)).toEqual(PRINTED);
      const text = textOfPdf(path.join(folder, 'build/pdf/book.pdf'));
      for (const said of [
        ...['Inhaltsverzeichnis', 'Abbildungsverzeichnis', 'Teil I', 'Kapitel 1', 'Siehe Kapitel 2 auf Seite'],
        ...['Dies ist die Datei ganz.py. Benutzt summe', 'Verwendet in', 'Hinweis', 'Abbildung 2.1', 'Parameter'],
        ...['Hinzugefügt in Version 1.2', 'Zitiert auf S.', 'Das Programm', 'Dateien', 'Codeabschnitte', 'Namen'],
        ...[
          'Stichwortverzeichnis',
          'siehe Zahl',
          'siehe auch Ziffer',
          'Gesetzt in Libertinus Serif, Source Sans 3 und',
        ],
      ])
        expect(text).toContain(said);
      expect(text.replaceAll('built-in function', '').replaceAll('def ', '')).not.toMatch(ENGLISH);
    });

    it('needs a font for the signs of its language', async () => {
      const book = { 'pylit.config.ts': "export default { language: 'ja' };\n", 'a.md': '# A\n', 'b.md': '# B\n' };
      const { status, messages } = await printHere(folderWith(book));
      expect([status, messages.map(({ rule, file }) => `${file} ${rule}`)]).toEqual([1, ['a.md missing-character']]);
      expect(messages[0]?.message).toMatch(
        /^No font has 第 \(U\+7B2C\), .* more, which the words of the book's language need/,
      );
    });

    it('is in the language of its document, where that is printed alone', async () => {
      expect(await printHere(folder, 'c.md', '--out', 'c.pdf')).toEqual(PRINTED);
      expect(textOfPdf(path.join(folder, 'c.pdf'))).toContain('Avertissement');
    });
  });
});
