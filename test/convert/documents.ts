import fc from 'fast-check';

/*
 * Documents of both formats as people write them: every construct, nested in those that may hold it.
 */

const WORDS = [
  'stars',
  'a',
  'snake_case',
  '1st',
  'x*y',
  'C++',
  'end',
  '(see',
  'it)',
  '"quoted"',
  'é',
  '漢字',
  'p.',
  '-',
  '50%',
  '$HOME',
  "don't",
  'a/b',
  'name:',
  '#1',
  '&',
  '<',
  '2 * 3',
];

/** Inline markup as each format has it, in the same order. */
const RST_MARKUP = [
  '*em text*',
  '**strong**',
  '``code x``',
  ':sub:`2`',
  ':math:`x^2`',
  '`link <https://a.org/b>`__',
  'https://c.org/d',
  '|subst|',
  '[1]_',
  'Target_',
  'in\\ *side*\\ word',
  '\\*no\\*',
];
const MARKDOWN_MARKUP = [
  '*em text*',
  '**strong**',
  '`code x`',
  '<sub>2</sub>',
  '$x^2$',
  '[link](https://a.org/b)',
  'https://c.org/d',
  '![pic](p.png)',
  '[^1]',
  '[Target]',
  'in*side*word',
  '\\*no\\*',
];

function line(markup: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...markup));
  return fc.array(piece, { minLength: 1, maxLength: 7 }).map(pieces => `Some ${pieces.join(' ')}`);
}

function text(markup: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  return fc.array(line(markup, words), { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'));
}

function indent(body: string, width: number, first = ' '.repeat(width)): string {
  return first + body.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);
}

const rstText = text(
  RST_MARKUP,
  WORDS.map(word => word.replace(/[*\\]/g, '\\$&')),
);
const markdownText = text(
  MARKDOWN_MARKUP,
  WORDS.map(word => word.replace(/[*\\<$]/g, '\\$&')),
);

const CODE = fc.constantFrom('a = 1', 'if x:\n    y\n\nz', '<<chunk>>', '`b` *c*', '> d');

/** Blocks of blocks, up to a depth. */
function nested(
  leaf: fc.Arbitrary<string>,
  wrap: (inner: fc.Arbitrary<string>) => fc.Arbitrary<string>,
  depth: number,
): fc.Arbitrary<string> {
  if (depth === 0) return leaf;
  const inner = fc
    .array(nested(leaf, wrap, depth - 1), { minLength: 1, maxLength: 2 })
    .map(blocks => blocks.join('\n\n'));
  return fc.oneof({ weight: 3, arbitrary: leaf }, wrap(inner));
}

function items(inner: fc.Arbitrary<string>, mark: (index: number) => string): fc.Arbitrary<string> {
  return fc
    .array(inner, { minLength: 1, maxLength: 3 })
    .map(bodies => bodies.map((body, index) => indent(body, mark(index).length + 1, `${mark(index)} `)).join('\n\n'));
}

const rstLeaf = fc.oneof(
  { weight: 4, arbitrary: rstText },
  CODE.map(code => `.. code-block:: python\n\n${indent(code, 3)}`),
  CODE.map(code => `Code::\n\n${indent(code, 3)}`),
  fc
    .array(line(RST_MARKUP.slice(0, 5), ['word']), { minLength: 1, maxLength: 3 })
    .map(lines => lines.map(each => `| ${each}`).join('\n')),
  fc.constantFrom(
    '.. image:: p.png\n   :alt: A pic',
    '.. math:: a = b',
    '.. comment words',
    '===  ===\na    b\n===  ===\n1    2\n===  ===',
    '>>> x\n1',
    '-a  an option\n--all=X  all',
  ),
);

const rstBlock = nested(
  rstLeaf,
  inner =>
    fc.oneof(
      items(inner.map(withoutQuoteFirst), () => '-'),
      items(inner.map(withoutQuoteFirst), index => `${index + 1}.`),
      inner.map(body => `Before it.\n\n${indent(body, 3)}`),
      inner.map(body => `.. note::\n\n${indent(body, 3)}`),
      inner.map(body => `.. hint::\n\n${indent(body, 3)}`),
      fc
        .tuple(fc.constantFrom('term', 'other term'), inner.map(withoutQuoteFirst))
        .map(([term, body]) => `${term}\n${indent(body, 3)}`),
      inner.map(body => `:field:\n${indent(withoutQuoteFirst(body), 3)}`),
    ),
  2,
);

/** A block quote cannot begin what is indented. */
function withoutQuoteFirst(body: string): string {
  return /^\s/.test(body) ? `First.\n\n${body}` : body;
}

const RST_END = '.. |subst| replace:: the *words*\n.. _target: https://t.org\n\n.. [1] A note.';

/** reStructuredText. */
export const rstDocuments: fc.Arbitrary<string> = fc
  .tuple(fc.array(rstBlock, { minLength: 1, maxLength: 4 }), fc.array(rstBlock, { minLength: 1, maxLength: 3 }))
  .map(([first, second]) =>
    [
      `Title\n=====`,
      first.join('\n\n..\n\n'),
      '.. _here:',
      'Part *two*\n----------',
      'See :ref:`here` and Title_.',
      second.join('\n\n..\n\n'),
      RST_END,
      '',
    ].join('\n\n'),
  );

const markdownLeaf = fc.oneof(
  { weight: 4, arbitrary: markdownText },
  CODE.map(code => `\`\`\`python\n${code}\n\`\`\``),
  CODE.map(code => `Code:\n\n\`\`\`\`\n${code}\n\`\`\`\``),
  fc.constantFrom(
    '![A pic](p.png)',
    '$$\na = b\n$$',
    '<!-- comment words -->',
    '| a | `b` |\n|---|---|\n| 1 | *2* |',
    'one\\\ntwo *three*',
    '**Strong**: text',
    '***',
  ),
);

const markdownBlock = nested(
  markdownLeaf,
  inner =>
    fc.oneof(
      items(inner, () => '-'),
      items(inner, () => '*'),
      items(inner, index => `${index + 3}.`),
      inner.map(body =>
        indent(body, 2, '> ')
          .replace(/\n {2}/g, '\n> ')
          .replace(/\n(?=\n)/g, '\n>'),
      ),
      inner.map(
        body =>
          `> [!WARNING]\n${indent(body, 2, '> ')
            .replace(/\n {2}/g, '\n> ')
            .replace(/\n(?=\n)/g, '\n>')}`,
      ),
    ),
  2,
);

/** Markdown. */
export const markdownDocuments: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(markdownBlock, { minLength: 1, maxLength: 4 }),
    fc.array(markdownBlock, { minLength: 1, maxLength: 3 }),
  )
  .map(([first, second]) =>
    [
      '# Title',
      first.join('\n\n<!-- next -->\n\n'),
      '## Part *two* {#here}',
      'See [it](#here) and [top](#title).',
      second.join('\n\n'),
      '[target]: https://t.org',
      '[^1]: A note.',
      '',
    ].join('\n\n'),
  );
