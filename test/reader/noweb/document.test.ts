import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, restoreSource, textLines } from '../../../src/literate/lines.ts';
import { tangle } from '../../../src/literate/tangle/tangle.ts';
import { parseMarkdown } from '../../../src/reader/markdown/parse.ts';
import { readNoweb } from '../../../src/reader/noweb/document.ts';
import { notangle } from '../../../src/reader/noweb/notangle.ts';

const read = (source: string) => readNoweb(parseMarkdown, { path: 'a.nw', source, include: () => undefined });

/** Writes a document from its blocks, gaps and attributes alone. */
function join(source: string): string {
  const { text, blocks, attributes } = read(source);
  const lines = textLines(text);
  const parts = blocks.map((block, index) => `${block.gap ?? (index === 0 ? '' : '\n')}${blockText(lines, block)}`);
  return restoreSource(`${parts.join('')}${attributes.tail ?? ''}`, attributes);
}

const EXAMPLE = `# Counting

It counts with [[n[0]]], see [there].

<<count.py>>=
<<read>>
print(n @<< 1 @<< 2)
@ %def main
Now [[read]]:
<<read>>=
@@decorated
n = 1
@ The end, @<<read@>>.

<<read>>=
m = 2

@

[there]: https://example.org
`;

describe('a noweb file', () => {
  it('is documentation in Markdown, and code', () => {
    const { nodes, exports, messages, format } = read(EXAMPLE);
    expect(format).toBe('noweb');
    expect(nodes.map(node => `${node.position?.start.line} ${node.type}`)).toEqual([
      ...['1 heading', '3 paragraph', '5 code', '9 paragraph', '10 code', '13 paragraph', '15 code', '20 definition'],
    ]);
    expect(nodes[1]).toMatchObject({
      children: [
        { value: 'It counts with ' },
        { type: 'inlineCode', value: 'n[0]', position: { start: { column: 16 }, end: { column: 24 } } },
        { value: ', see ' },
        { type: 'linkReference' },
        { value: '.' },
      ],
    });
    expect(nodes[5]).toMatchObject({ children: [{ value: 'The end, <<read>>.', position: { start: { column: 3 } } }] });
    expect(exports.title).toBe('Counting');
    expect(exports.definitions).toHaveLength(1);
    expect(messages).toEqual([]);
  });

  it('has chunks: a name that is a file makes it, and its language is that of all it uses', () => {
    const { chunks } = read(EXAMPLE).exports;
    expect(chunks).toMatchObject([
      { name: 'count.py', file: 'count.py', language: 'python', line: 6, block: 2, defs: ['main'], strict: true },
      { name: 'read', language: 'python', line: 11, block: 4, scope: 'document', code: '@decorated\nn = 1' },
      { name: 'read', line: 16, block: 6, code: 'm = 2\n' },
    ]);
    const [file] = tangle(chunks.map(part => ({ ...part, document: 'a.nw' }))).files;
    expect(file?.content).toBe('@decorated\nn = 1\nm = 2\n\nprint(n << 1 << 2)\n');
  });

  it('keeps LaTeX as it is', () => {
    const { nodes, exports } = read('\\section{One}\nText [[x]].\n<<*>>=\na\n@\n\n\\bye\n');
    expect(nodes).toMatchObject([
      { type: 'code', lang: 'latex', value: '\\section{One}\nText [[x]].' },
      { type: 'code', value: 'a' },
      { type: 'code', lang: 'latex', value: '\\bye' },
    ]);
    expect(exports.chunks).toHaveLength(1);
  });

  it('finds code behind a fence that nobody closed', () => {
    const { exports, nodes } = read('Text\n\n```\nopen\n\n<<a>>=\nb\n@\nmore\n');
    expect(exports.chunks).toMatchObject([{ name: 'a', code: 'b' }]);
    expect(nodes.map(node => node.position?.start.line)).toEqual([1, 6, 9]);
  });

  const lines = fc.array(
    fc.constantFrom(
      ...[
        '<<a>>=',
        '<<b c>>=',
        '<<x.py>>=',
        '<<*>>=',
        '@',
        '@ text',
        '@ %def f g',
        '@@x',
        '',
        ' ',
        '  <<b c>>',
        'a <<a>> z',
      ],
      ...[
        '# Heading',
        '- item',
        '  more',
        '> quote',
        '```',
        '~~~',
        '[[q]]',
        '[x]: y',
        '---',
        '<!--',
        '<div>',
        '\\section{x}',
        '    code',
        '$$',
      ],
    ),
    { maxLength: 25 },
  );

  it('is given back byte for byte by its blocks', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), fc.boolean(), (all, end, isEnded) => {
        const source = all.join(end) + (isEnded ? end : '');
        expect(join(source)).toBe(source);
      }),
      { numRuns: 1000 },
    );
  });

  it('tangles to what notangle prints', () => {
    const code = fc.array(fc.constantFrom('x', '  y <<b>>', '<<b>>', '@<<c@>>', 'if a << b', '@@', '  '), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(code, code, code, (a, b, more) => {
        const b2 = b.map(line => line.replace('<<b>>', 'b'));
        const source = `<<a.x>>=\n${a.map(line => `${line}\n`).join('')}<<b>>=\n1\n${b2.map(line => `${line}\n`).join('')}@\n<<a.x>>=\n${more.map(line => `${line}\n`).join('')}last\n@\n`;
        const parts = read(source).exports.chunks.map(part => ({ ...part, document: 'a.nw' }));
        const [file] = tangle(parts).files;
        const printed = notangle([{ name: 'a.nw', text: source }], { roots: ['a.x'] });
        const trimmed = (text = '') => text.replace(/[ \t]+$/gm, '');
        expect(trimmed(file?.content)).toBe(trimmed(printed.output));
      }),
    );
  });
});
