import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tests as commonmark } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, restoreSource, textLines } from '../../../src/literate/lines.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';

function read(source: string) {
  return markdownReader.read({ path: 'test.md', source, include: () => undefined });
}

/** Joins blocks, gaps and tail, and undoes the normalisation: must give the source. */
function join(source: string): string {
  const document = read(source);
  const lines = textLines(document.text);
  const parts = document.blocks.map(
    (block, index) => (block.gap ?? (index === 0 ? '' : '\n')) + blockText(lines, block),
  );
  return restoreSource(parts.join('') + (document.attributes.tail ?? ''), document.attributes);
}

describe('partition', () => {
  it('gives back every CommonMark example byte for byte', () => {
    expect(commonmark.length).toBeGreaterThan(600);
    for (const { markdown } of commonmark) expect(join(markdown)).toBe(markdown);
  });

  it('gives back every CommonMark example with CRLF ends, a byte-order mark and no final line end', () => {
    for (const { markdown } of commonmark) {
      const source = `\uFEFF${markdown.replaceAll('\n', '\r\n').trimEnd()}`;
      expect(join(source)).toBe(source);
    }
  });

  it.each(['', '\n', '\n\n\n', '   \n\t\n', 'a', '\r\n', '\uFEFF', '\t# not a heading\n', '~~~\nopen\n\n\n'])(
    'gives back %j',
    source => {
      expect(join(source)).toBe(source);
    },
  );

  it('gives back every Markdown file of the project, as it is and with other line ends', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const files = globSync(['*.md', '{fixtures,guide,plugins}/**/*.md'], { cwd: root });
    expect(files.length).toBeGreaterThan(25);
    for (const file of files) {
      const source = readFileSync(path.join(root, file), 'utf8');
      expect(join(source)).toBe(source);
      const crlf = source.replaceAll('\r', '').replaceAll('\n', '\r\n');
      expect(join(crlf)).toBe(crlf);
    }
  });

  it('gives back random documents', () => {
    const unit = fc.constantFrom(
      'a',
      '\n',
      '\n\n',
      ' ',
      '\t',
      '# ',
      '- ',
      '1. ',
      '> ',
      '```\n',
      '| a |\n|---|\n',
      '[a]: /b\n',
      '[^1]: x\n',
      '---\n',
      '$$\n',
      ':::note\n',
      '*',
      '[a]',
      '<b>',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), units => {
        const source = units.join('');
        expect(join(source)).toBe(source);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('blocks', () => {
  it('names the kind of every top-level block', () => {
    const source =
      '---\ntitle: T\n---\n\n# H\n\np\n\n- l\n\n> q\n\n```js\nc\n```\n\n$$\nx\n$$\n\n| a |\n|---|\n\n***\n\n<!-- c -->\n\n[d]: /u\n\n[^f]: n\n\n:::note\nn\n:::\n';
    expect(read(source).blocks.map(block => block.kind)).toEqual([
      'frontmatter',
      'heading',
      'paragraph',
      'list',
      'quote',
      'code',
      'math',
      'table',
      'break',
      'comment',
      'definition',
      'footnote',
      'directive',
    ]);
  });

  it('changes the context of exactly the blocks that name a definition when it changes', () => {
    const contexts = (url: string) =>
      read(`see [a]\n\nsee [b]\n\nplain\n\n[a]: ${url}\n`).blocks.map(block => block.context);
    const [before, after] = [contexts('/x'), contexts('/y')];
    expect(before.map((context, index) => context === after[index])).toEqual([false, true, true, true]);
  });

  it('changes the context of a block that missed a definition when it is added', () => {
    const missed = read('see [a]\n').blocks[0]?.context;
    expect(read('see [a]\n\n[a]: /x\n').blocks[0]?.context).not.toBe(missed);
  });
});

describe('exports', () => {
  it('makes slugs as GitHub does, each once, and gives way to aliases', () => {
    const { anchors } = read('# Same\n\n# Same\n\n# Other {#same-1}\n').exports;
    expect(anchors.map(anchor => anchor.id)).toEqual(['same', 'same-2', 'same-1']);
  });

  it('lets headings in quotes be linked to, though they are no sections', () => {
    expect(read('> ## In a quote\n').exports.anchors).toMatchObject([{ id: 'in-a-quote', kind: 'target', block: 0 }]);
  });

  it('takes heading attributes out of the text', () => {
    const [anchor] = read('## Title {#the-id .wide}\n').exports.anchors;
    expect(anchor).toMatchObject({ id: 'the-id', text: 'Title', explicit: true, depth: 2 });
  });

  it('reports an alias given twice, with both lines', () => {
    const [message] = read('# A {#x}\n\n# B {#x}\n').messages;
    expect(message).toMatchObject({ rule: 'duplicate-alias', line: 3 });
    expect(message?.message).toContain('line 1');
  });

  it('takes the title from front matter, else from the first heading of level 1', () => {
    expect(read('---\ntitle: F\n---\n# H\n').exports.title).toBe('F');
    expect(read('## Two\n\n# One\n').exports.title).toBe('One');
  });

  it('reads lists in a document that begins with a thematic break', () => {
    const kinds = (source: string) => read(source).blocks.map(block => block.kind);
    expect(kinds('---\n\nA.\n\n- x\n- y\n')).toEqual(['break', 'paragraph', 'list']);
    expect(kinds('---\na: b\n---\n\n- x\n- y\n')).toEqual(['frontmatter', 'list']);
  });

  it('reports front matter that is not YAML, at its line', () => {
    expect(read('---\na: [1\n---\n').messages[0]).toMatchObject({ severity: 'error', rule: 'front-matter', line: 2 });
  });

  it('finds chunks at any depth, with the place of their code', () => {
    const { chunks, anchors } = read('- item\n\n  ```py {#one file="a.py"}\n  x = 1\n  ```\n').exports;
    expect(chunks).toEqual([
      { name: 'one', file: 'a.py', language: 'py', code: 'x = 1', block: 0, line: 4, column: 3 },
    ]);
    expect(anchors).toMatchObject([{ kind: 'chunk', id: 'chunk-one', block: 0 }]);
  });
});

describe('prose that looks like syntax', () => {
  const text = (source: string) => JSON.stringify(read(source).nodes);

  it('keeps a colon in a word', () => {
    expect(text('at a:b and 10:30pm\n')).toContain('"value":"at a:b and 10:30pm"');
  });

  it('keeps amounts of money', () => {
    expect(text('from $5 to $6 each\n')).toContain('$5 to ');
    expect(text('from $5 to $6 each\n')).not.toContain('inlineMath');
  });

  it('keeps variables of the shell, and the code and emphasis around them', () => {
    expect(text('_$HOME/bin_ is in your `$PATH` now\n')).toContain('"type":"inlineCode","value":"$PATH"');
    expect(text('_$HOME/bin_ is in your `$PATH` now\n')).toContain('"type":"emphasis"');
  });

  it('reads formulas', () => {
    expect(text('so $x^2$ holds\n')).toContain('"type":"inlineMath"');
  });
});
