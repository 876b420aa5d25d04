import fc from 'fast-check';
import type { Nodes, RootContent } from 'mdast';
import type { Names } from '../../../../src/literate/names.ts';

/** Texts that mean something to HTML, to URLs, to Markdown's lines, or to the marks of holes. */
const piece = fc.constantFrom(
  ...['a', 'Z', ' ', '  ', '\t', '\n', ' \n ', '\r\n', '\r', 'word', '0', '-', '.'],
  ...['<', '>', '&', '"', "'", '`', '=', '/', '&amp;', '&#60;', '&lt', '</p>', '<!--', '-->', ']]>', '<script>'],
  ...['\0', '\u0001', '\u007f', '\u00a0', '\u2028', '\ufffd', '\ufeff', 'é', '漢', '\u{1f600}', '\ud800', '\udc00'],
  ...[':', '#', '?', '%', '%41', '%zz', '\\', '@', '<<', '>>', '<<name>>', '\n<<no chunk>>\n'],
);

const mark = fc.constantFrom('\ufdd0', '\ufdd1', '\ufdd00\ufdd1', '\ufdd0r0\ufdd1');

const string = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(' ', '\t \t', '\n '), piece).map(pieces => pieces.join('')) },
  { weight: 20, arbitrary: fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join('')) },
  { weight: 1, arbitrary: fc.tuple(piece, mark, piece).map(pieces => pieces.join('')) },
);

const url = fc.oneof(
  string,
  fc.constantFrom(
    ...[
      '',
      '#',
      '#top',
      '#label',
      '#x:y',
      '?q:1',
      '//host/x',
      '/abs',
      'there.md',
      'there.md#label',
      'there.html?a="b c"#label',
    ],
    ...[
      'gone.md',
      'picture.png',
      '../out',
      'http://x.org/?a=1&b="2"',
      'HTTP://X',
      'https:x',
      'mailto:a@b',
      'tel:1',
      'ftp:x',
    ],
    ...[
      'javascript:alert(1)',
      'JavaScript:x',
      ' javascript:x',
      'java\tscript:x',
      '\u0001javascript:x',
      'javascript&colon;x',
    ],
    ...[
      'vbscript:x',
      'data:text/html,<script>',
      'data:image/png;base64,AA',
      'DATA:image/png;x',
      'data:image/svg+xml,<svg>',
    ],
    ...['blob:x', 'file:///etc', 'x:y', ':x', 'a/b:c', 'a?b:c', 'http:', 'pylit-x:y', 'sms:1', 'geo:1,2'],
  ),
);

const comment = fc
  .array(fc.constantFrom('<!--', '-->', '--!>', '>', '-', '<!', 'x', ' ', '\n', '\0', '\r', '<b>', '\ufdd0'), {
    maxLength: 6,
  })
  .map(pieces => `<!--${pieces.join('')}-->`);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const identifier = fc.oneof(string, fc.constantFrom('there', 'gone', 'label', 'note'));

/** Trees of the nodes that the quick way knows, and some that it does not. */
const { block } = fc.letrec<{ inline: Nodes; inlines: Nodes[]; block: Nodes; blocks: Nodes[] }>(tie => {
  const node = <T extends string>(type: T, fields: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ type: fc.constant(type), ...fields }) as unknown as fc.Arbitrary<Nodes>;
  const inlines = { children: tie('inlines') };
  const blocks = { children: tie('blocks') };
  const reference = { identifier, label: optional(string), referenceType: fc.constant('full') };
  const inline = fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    { weight: 8, arbitrary: node('text', { value: string }) },
    node('text', { value: string, data: fc.constantFrom({ rst: {} }, { hName: 'b' }, { hProperties: { x: 1 } }) }),
    { weight: 5, arbitrary: node('break', {}) },
    { weight: 2, arbitrary: node('inlineCode', { value: string }) },
    { weight: 2, arbitrary: node('image', { url, alt: nullable(string), title: nullable(string) }) },
    node('imageReference', { ...reference, alt: nullable(string) }),
    node('footnoteReference', { identifier, label: optional(string) }),
    { weight: 2, arbitrary: node('inlineMath', { value: fc.oneof(string, url) }) },
    node('html', { value: fc.constantFrom('<b>', '</b>', '<br>', '<x y="<">') }),
    node('textDirective', {
      name: fc.constantFrom('kbd', 'x'),
      children: fc.constant([]),
      attributes: fc.constant({}),
    }),
    ...['emphasis', 'strong', 'delete'].map(type => node(type, inlines)),
    { weight: 3, arbitrary: node('link', { url, title: nullable(string), ...inlines }) },
    node('linkReference', { ...reference, ...inlines }),
    node('crossReference', {
      namespace: fc.constantFrom('label', 'document', 'file', 'chunk'),
      name: identifier,
      explicit: fc.boolean(),
      data: fc.constantFrom<unknown>(
        { hName: 'a', rst: {} },
        { hProperties: { className: [' a"', 'b&', ''] } },
        { hProperties: { className: [] } },
      ),
      ...inlines,
    }),
  );
  const cell = node('tableCell', inlines);
  const row = node('tableRow', { children: fc.array(cell, { maxLength: 3 }) });
  const item = node('listItem', {
    spread: fc.constantFrom(true, false, null, undefined),
    checked: fc.constantFrom(true, false, null, null, undefined),
    ...blocks,
  });
  const data = fc.record({ title: optional(string), chunk: optional(fc.constant({ name: 'there', part: 0 })) });
  const block = fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    { weight: 5, arbitrary: node('paragraph', inlines) },
    { weight: 2, arbitrary: node('heading', { depth: fc.integer({ min: 1, max: 6 }), ...inlines }) },
    node('thematicBreak', {}),
    node('code', {
      value: string,
      lang: nullable(fc.oneof(string, fc.constantFrom('js', 'c,ignore', ',x', 'js x'))),
      meta: nullable(fc.oneof(string, fc.constantFrom('title="a & b"', "{caption='x'}", 'filename=y', 'noexpand'))),
      data: optional(data) as fc.Arbitrary<unknown>,
    }).map(code => (code.data === undefined ? withoutData(code) : code)),
    node('definition', { identifier, url }),
    { weight: 3, arbitrary: node('html', { value: fc.oneof(comment, fc.constantFrom('<div>', '<b>x</b>')) }) },
    node('footnoteDefinition', { identifier, label: optional(string), ...blocks }),
    node('table', {
      align: nullable(fc.array(fc.constantFrom('left', 'right', 'center', null), { maxLength: 4 })),
      children: fc.array(row, { maxLength: 3 }),
    }),
    { weight: 2, arbitrary: node('blockquote', blocks) },
    {
      weight: 3,
      arbitrary: node('list', {
        ordered: fc.constantFrom(true, false, null),
        start: fc.constantFrom(null, 0, 1, 7, undefined),
        spread: fc.constantFrom(true, false, null),
        children: fc.array(item, { maxLength: 3 }),
      }),
    },
  );
  return {
    inline,
    inlines: fc.array(tie('inline'), { maxLength: 4 }),
    block,
    blocks: fc.array(tie('block'), { maxLength: 3 }),
  };
});

/** Any block of a document. */
export const generatedBlock = block as fc.Arbitrary<RootContent>;

function withoutData(node: Nodes): Nodes {
  const { data: _, ...rest } = node;
  return rest as Nodes;
}

/** Knows some names of each kind; what it knows is hostile. */
export const hostileNames: Names = {
  lookup(namespace, name) {
    const isKnown = /there|label|note|\.png$|^a|^\.\./.test(name);
    if (!isKnown) return undefined;
    const values = {
      definition: { url: name === 'there' ? 'javascript:x' : 'there.md"\'&<', title: 'A "title" & <more>' },
      footnote: { name },
      label: { kind: 'heading', text: name === 'label' ? '' : ' A <label> & "more"' },
      document: { title: name.startsWith('a') ? '' : '\tThe <title>' },
      title: { title: name.startsWith('a') ? '' : '\tThe <title>' },
      file: { path: name },
      outside: { path: name },
      chunk: { name },
      term: { name },
      token: { name },
      declaration: {},
      object: { kind: 'function', name },
      program: { dot: 'digraph { a }', nodes: 1, edges: 0, chunks: [], words: [name] },
      substitution: { children: [] },
      citation: { style: 'numeric', names: name, title: name },
      bibliography: { style: 'numeric', title: name, works: [] },
    };
    return namespace === 'outside' && !name.startsWith('..') ? undefined : (values[namespace] as never);
  },
  nearest: (namespace, name) => [`${namespace} "${name.slice(0, 3)}"`, '<near>'],
};
