import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntryName } from '../../src/core/path.ts';
import type { DocumentOutline } from '../../src/literate/document.ts';
import { documentFromTree } from '../../src/literate/document-from-tree.ts';
import { type DocumentTreeEntry, documentTree } from '../../src/literate/document-tree.ts';
import { type BlockSpan, blocksFromSpans, normalizeSource, textLines } from '../../src/literate/lines.ts';
import { sectionSlug } from '../../src/literate/section-slug.ts';
import { markdownReader } from '../../src/reader/markdown/index.ts';

/** A document whose blocks are its runs of filled lines; `#` begins headings. */
function outlineOf(source: string): { outline: DocumentOutline; text: string } {
  const { text, attributes } = normalizeSource(source);
  const spans: BlockSpan[] = [];
  for (const [index, line] of textLines(text).entries()) {
    const last = spans.at(-1);
    if (/^[ \t]*$/.test(line)) continue;
    const depth = /^(#+) /.exec(line)?.[1]?.length;
    const node = { type: 'thematicBreak' } as const;
    if (depth === undefined && last?.kind === 'paragraph' && last.endLine === index)
      spans[spans.length - 1] = { ...last, endLine: index + 1 };
    else
      spans.push({
        kind: depth ? 'heading' : 'paragraph',
        startLine: index + 1,
        endLine: index + 1,
        node,
        ...(depth !== undefined && { depth }),
      });
  }
  const { blocks, tail } = blocksFromSpans(text, spans);
  const exports = {
    anchors: [],
    definitions: [],
    footnotes: [],
    footnoteReferences: [],
    substitutions: [],
    chunks: [],
    pages: [],
  };
  return {
    text,
    outline: {
      format: 'markdown',
      attributes: { ...attributes, ...(tail !== undefined && { tail }) },
      blocks,
      exports,
      messages: [],
      inclusions: [],
    },
  };
}

function names(entries: readonly DocumentTreeEntry[], indent = ''): string[] {
  return entries.flatMap(entry =>
    entry.kind === 'tree' ? [`${indent}${entry.name}/`, ...names(entry.entries, `${indent}  `)] : [indent + entry.name],
  );
}

function treeOf(source: string): readonly DocumentTreeEntry[] {
  const { outline, text } = outlineOf(source);
  return documentTree(outline, text);
}

function restored(source: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(documentFromTree(treeOf(source)).source);
}

const anySource = fc
  .array(fc.constantFrom('# A', '## Ünïcode 😀', '#### deep', 'text', '  ', '\t', '', 'x\u00a0', '# '), {
    maxLength: 25,
  })
  .chain(lines =>
    fc.tuple(
      fc.constant(lines),
      fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: lines.length, maxLength: lines.length }),
      fc.boolean(),
    ),
  )
  .map(([lines, ends, bom]) => (bom ? '\uFEFF' : '') + lines.map((line, i) => line + ends[i]).join(''));

describe('documentTree', () => {
  it('nests sections with their heading first and keeps unusual blank space', () => {
    expect(names(treeOf('intro\n\n# Installing it!\n\ntext\n\n\n\n## Linux\n# Use\n'))).toEqual([
      '0000.document.json',
      '0001.paragraph.md',
      '0002-installing-it/',
      '  0001.heading.md',
      '  0002.paragraph.md',
      '  0003.gap',
      '  0004-linux/',
      '    0001.heading.md',
      '0003.gap',
      '0004-use/',
      '  0001.heading.md',
    ]);
  });

  it('keeps only attributes that differ from the default', () => {
    expect(treeOf('a\n')[0]).toEqual({
      name: '0000.document.json',
      kind: 'blob',
      content: '{"format":"markdown","version":1}\n',
    });
    expect(treeOf('\uFEFFa\r\n\r\n')[0]).toMatchObject({
      content: '{"format":"markdown","version":1,"bom":true,"eol":"crlf","tail":"\\n"}\n',
    });
  });

  it('numbers more than 9,999 blocks in order', () => {
    const tree = treeOf('x\n\n'.repeat(12_000));
    const sorted = tree.map(entry => entry.name).toSorted();
    expect(tree.map(entry => entry.name)).toEqual(sorted);
    expect(tree.at(-1)?.name).toBe('12000.paragraph.md');
    expect(documentFromTree(tree).text).toBe('x\n\n'.repeat(12_000));
  });

  it('has names that any file system keeps, in byte order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), heading => {
        const slug = sectionSlug(heading);
        expect(checkEntryName(`0001-${slug}`)).toBe(`0001-${slug.normalize('NFC')}`);
      }),
    );
    fc.assert(fc.property(anySource, source => void expect(isSorted(treeOf(source))).toBe(true)));
  });
});

describe('documentFromTree', () => {
  it('gives back every byte of any source', () => {
    fc.assert(
      fc.property(anySource, source => void expect(restored(source)).toBe(source)),
      { numRuns: 500 },
    );
  });

  it.each(['', '\n', '\n\n  \n', '\uFEFF', 'a', 'a\r', 'a\r\nb\nc\rd', '   \n\na'])('gives back %j', source => {
    expect(restored(source)).toBe(source);
  });

  it('gives back what the Markdown reader split', () => {
    const source =
      '---\ntitle: T\n---\n# A {#a}\n\n```js {#x}\n\n\ncode\n```\n\n\n* list\n\n  more\n> quote\n\n### B\n[a]: b\n';
    const document = markdownReader.read({ path: 'a.md', source, include: () => undefined });
    const tree = documentTree(document, document.text);
    expect(names(tree).slice(0, 4)).toEqual(['0000.document.json', '0001.frontmatter.yaml', '0002.gap', '0003-a/']);
    expect(new TextDecoder().decode(documentFromTree(tree).source)).toBe(source);
  });

  it.each([
    ['no entries', []],
    ['another first entry', [{ name: '0001.paragraph.md', kind: 'blob', content: 'x\n' }]],
    ['no JSON', [{ name: '0000.document.json', kind: 'blob', content: '{' }]],
    ['a later version', [{ name: '0000.document.json', kind: 'blob', content: '{"format":"markdown","version":2}' }]],
    ['no object', [{ name: '0000.document.json', kind: 'blob', content: 'null' }]],
    [
      'too many line ends',
      [{ name: '0000.document.json', kind: 'blob', content: '{"format":"rst","version":1,"eol":[["cr",999999999]]}' }],
    ],
    [
      'a wrong run',
      [{ name: '0000.document.json', kind: 'blob', content: '{"format":"rst","version":1,"eol":[["nl",1]]}' }],
    ],
  ] satisfies [string, DocumentTreeEntry[]][])('refuses %s', (_, entries) => {
    expect(() => documentFromTree(entries)).toThrow(expect.objectContaining({ code: 'object-malformed' }));
  });
});

function isSorted(entries: readonly DocumentTreeEntry[]): boolean {
  const own = entries.map(entry => entry.name);
  return (
    own.every((name, i) => i === 0 || (own[i - 1] ?? '') < name) &&
    entries.every(entry => entry.kind === 'blob' || isSorted(entry.entries))
  );
}
