import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../../tools.ts';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';

const DOCUMENTS = {
  'one.md': `# One

See [two](two.md#deep), [web](https://example.org), a note[^1] and $x^2$.

![A dot](dot.svg)

\`\`\`js {name="a part"}
let x;
\`\`\`

[^1]: A note with *emphasis*.
`,
  'two.md': `# Two

## Deep

| a | b |
|---|---|
| c | d |

- [x] done

\`\`\`js {file=a.js}
<<a part>>
\`\`\`
`,
  'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
};

type Value = { readonly [key: string]: unknown };

/** A PDF as qpdf reads it. This is no validator of the standards: it asks for what some clauses of theirs say. */
class ReadPdf {
  readonly bytes: Buffer;
  readonly objects: ReadonlyMap<string, Value>;
  readonly trailer: Value;

  constructor(file: string) {
    this.bytes = readFileSync(file);
    const { stdout } = spawnSync('qpdf', ['--json', '--json-key=qpdf', file], {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    const { qpdf } = JSON.parse(stdout) as { readonly qpdf: readonly [unknown, Record<string, Value>] };
    this.objects = new Map(
      Object.entries(qpdf[1]).map(([name, object]) => [name.replace(/^obj:/, ''), contentOf(object)]),
    );
    this.trailer = this.at('trailer');
  }

  at(name: unknown): Value {
    return this.objects.get(String(name)) ?? {};
  }

  /** Objects of a type, such as `/Font`. */
  all(type: string): readonly Value[] {
    return [...this.objects.values()].filter(value => value['/Type'] === type);
  }

  get catalog(): Value {
    return this.at(this.trailer['/Root']);
  }

  structure(role: string): readonly Value[] {
    return this.all('/StructElem').filter(element => element['/S'] === role);
  }

  get links(): readonly Value[] {
    return this.all('/Annot').filter(annotation => annotation['/Subtype'] === '/Link');
  }

  /** Descriptors of fonts that have no font in the file. */
  get missingFonts(): readonly Value[] {
    return this.all('/FontDescriptor').filter(
      font => !['/FontFile', '/FontFile2', '/FontFile3'].some(key => key in font),
    );
  }
}

function contentOf(object: Value): Value {
  const { value, stream } = object as { readonly value?: Value; readonly stream?: { readonly dict: Value } };
  return value ?? stream?.dict ?? {};
}

/** What an object is, or what a reference to one leads to. */
function resolved(pdf: ReadPdf, value: unknown): unknown {
  return typeof value === 'string' && / R$/.test(value) ? pdf.at(value) : value;
}

async function printed(standard: string): Promise<ReadPdf & { readonly file: string }> {
  const book = { standard, title: 'Small book', date: '2026-11-21' };
  const root = folderWith({ ...DOCUMENTS, 'pylit.config.json': JSON.stringify({ book }) });
  const { status, stderr } = await runHere(root, ['print']);
  if (status !== 0) throw new Error(stderr);
  const file = path.join(root, 'build/pdf/book.pdf');
  return Object.assign(new ReadPdf(file), { file });
}

describeNeeding('qpdf', 'a printed book as qpdf reads it', () => {
  describe.each(['ua-1', 'a-2b'])('of standard %s', standard => {
    it('has no error of syntax', async () => {
      const { file } = await printed(standard);
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
      expect([status, stderr, /No syntax or stream encoding errors/.test(stdout)]).toEqual([0, '', true]);
    });
  });

  describe('of PDF/UA-1 (ISO 14289-1)', () => {
    let pdf: ReadPdf;
    beforeAll(async () => {
      pdf = await printed('ua-1');
    });

    it('5: names the standard in its metadata', () => {
      expect(pdf.bytes.toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
    });

    it('7.1, 7.2: is tagged, shows its title, and has a language', () => {
      expect(pdf.catalog).toMatchObject({
        '/MarkInfo': { '/Marked': true },
        '/Lang': 'u:en',
        '/ViewerPreferences': { '/DisplayDocTitle': true },
      });
      expect(pdf.catalog['/MarkInfo']).not.toMatchObject({ '/Suspects': true });
      expect(pdf.catalog['/StructTreeRoot']).toBeDefined();
    });

    it('7.3, 7.7: says what pictures and formulas are', () => {
      for (const role of ['/Figure', '/Formula']) {
        expect(pdf.structure(role).length).toBeGreaterThan(0);
        expect(pdf.structure(role).filter(element => !element['/Alt'])).toEqual([]);
      }
    });

    it('7.4: has headings that skip no level', () => {
      const levels = ['/H1', '/H2', '/H3', '/H4', '/H5', '/H6'].map(role => pdf.structure(role).length > 0);
      expect(levels[0]).toBe(true);
      expect(levels.lastIndexOf(true)).toBe(levels.filter(Boolean).length - 1);
    });

    it('7.5: has cells of headers in tables', () => {
      expect(pdf.structure('/TH').length).toBeGreaterThanOrEqual(2);
    });

    it('7.9: gives each note an id of its own', () => {
      const ids = pdf.structure('/Note').map(note => note['/ID']);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain(undefined);
    });

    it('7.18: has links in the order of reading, which say where they lead', () => {
      expect(pdf.links.length).toBeGreaterThan(3);
      expect(pdf.links.filter(link => !link['/Contents'] || link['/StructParent'] === undefined)).toEqual([]);
      const pages = pdf.all('/Page').filter(page => page['/Annots'] !== undefined);
      expect(pages.filter(page => page['/Tabs'] !== '/S')).toEqual([]);
    });

    it('7.21: holds all fonts, and what their signs mean', () => {
      expect(pdf.missingFonts).toEqual([]);
      const fonts = pdf.all('/Font').filter(font => font['/Subtype'] === '/Type0');
      expect(fonts.length).toBeGreaterThan(2);
      expect(fonts.filter(font => font['/ToUnicode'] === undefined)).toEqual([]);
    });
  });

  describe('of PDF/A-2b (ISO 19005-2)', () => {
    let pdf: ReadPdf;
    beforeAll(async () => {
      pdf = await printed('a-2b');
    });

    it('6.1.2, 6.1.3: is PDF 1.7 with an id, and not encrypted', () => {
      expect(pdf.bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
      expect(pdf.trailer['/ID']).toHaveLength(2);
      expect(pdf.trailer).not.toHaveProperty('/Encrypt');
    });

    it('6.2.3: says what its colours mean', () => {
      const intents = resolved(pdf, pdf.catalog['/OutputIntents']);
      const value = Array.isArray(intents) ? resolved(pdf, intents[0]) : undefined;
      expect(value).toMatchObject({ '/S': '/GTS_PDFA1' });
      expect(value).toHaveProperty('/DestOutputProfile');
    });

    it('6.2.11: holds all fonts', () => {
      expect(pdf.all('/FontDescriptor').length).toBeGreaterThan(2);
      expect(pdf.missingFonts).toEqual([]);
    });

    it('6.3.2, 6.5.1: has annotations that are printed, and no actions but links', () => {
      const printFlag = 4;
      const hidden = 1 | 2 | 32;
      expect(pdf.links.length).toBeGreaterThan(3);
      for (const link of pdf.links) expect(Number(link['/F']) & (printFlag | hidden)).toBe(printFlag);
      expect(pdf.catalog).not.toHaveProperty('/AA');
      expect(JSON.stringify([...pdf.objects])).not.toMatch(/\/(?:JavaScript|Launch|Movie|Sound|ResetForm|ImportData)"/);
    });

    it('6.6: names the standard in metadata that are not compressed', () => {
      expect(pdf.at(pdf.catalog['/Metadata'])).not.toHaveProperty('/Filter');
      const text = pdf.bytes.toString('latin1');
      expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>|pdfaid:part="2"/);
      expect(text).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>|pdfaid:conformance="B"/);
    });
  });
});
