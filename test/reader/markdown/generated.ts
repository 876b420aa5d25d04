/** Documents made at random: pieces that mean something to a Markdown parser, in orders that nobody would write. */

/** Draws whole numbers from 0 to below the bound. */
type Draw = (below: number) => number;

/** The pieces of one document; their concatenation is its source. Shrinking removes pieces. */
export function generatedPieces(seed: number): string[] {
  const draw = drawing(seed);
  const style = STYLES[draw(STYLES.length)] ?? wild;
  return style(draw);
}

export function generatedDocument(seed: number): string {
  return generatedPieces(seed).join('');
}

/** Mulberry32: the same everywhere. */
export function drawing(seed: number): Draw {
  let state = Math.imul(seed + 1, 0x9e37_79b1);
  return below => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const STYLES: readonly ((draw: Draw) => string[])[] = [
  ...[wild, blocks, blocks, blocks, prose, prose, nested, tables],
  ...Array.from({ length: 16 }, () => plain),
];

/** What people write, with one thing in it here and there that they do not. */
function plain(draw: Draw): string[] {
  const odds = [0, 0, 20, 60][draw(4)] ?? 0;
  const rare = draw(2) === 0 ? 15 : 0;
  const odd = (from: readonly string[], usual: readonly string[], atEdge: readonly string[] = usual) =>
    pick(draw, odds > 0 && draw(odds) === 0 ? from : rare > 0 && draw(rare) === 0 ? atEdge : usual);
  const line = () => [
    odd(INLINE, PLAIN_INLINE, RARE_INLINE),
    ...times(draw, 4, () => [draw(8) === 0 ? '' : ' ', odd(INLINE, PLAIN_INLINE, RARE_INLINE)]).flat(),
    odd(ENDS, PLAIN_ENDS),
  ];
  const block = () => {
    const start = odd(LINE_STARTS, PLAIN_STARTS, RARE_STARTS);
    const indent = /^[-*+]/.test(start) ? '  ' : /^\d/.test(start) ? '   ' : start.startsWith('>') ? '> ' : '';
    const more = () => [indent, ...(draw(5) === 0 ? [odd(LINE_STARTS, PLAIN_STARTS, RARE_STARTS)] : []), ...line()];
    return [start, ...line(), ...(draw(2) === 0 ? times(draw, 3, more).flat() : []), draw(4) === 0 ? '' : '\n'];
  };
  const opening = draw(12) === 0 ? ['---\ntitle: a\n---\n\n'] : [];
  return [...opening, ...times(draw, 4, block).flat(), ...definitions(draw)];
}

/** What is read fast in some places and not in others. */
const RARE_STARTS = [
  ...[
    '9.\n',
    'Word a\n38.\n',
    '> Word a\n> 9.\n',
    '> - a\n> - b\n>\n> c',
    '> - a\n>\n> Word',
    '> - a\n>   - b\n>\n> c',
    '>\n',
    '**😀 a** ',
  ],
];

const RARE_INLINE = [
  ...[
    '$5',
    '$HOME',
    '`$PATH`',
    '*$A/b*',
    '$5\n',
    '$',
    'a$',
    '\\$6',
    '_http://a.b:1_',
    'http://a.b:1/c',
    'word\n38.\n',
    '_http://127.0.0.1:78/c_,',
    '_https://a.b_.',
    '**😀 a**',
    '😀*',
    '*é*',
    '_😀',
  ],
];

const PLAIN_ENDS = ['\n', '\n', '.\n', '.\n', '\n\n', '\n\n', 'a  \n', 'b\\\n', ' c\n'];

const PLAIN_STARTS = [
  ...[
    '',
    '',
    '',
    '',
    '',
    '# ',
    '## ',
    '### ',
    '- ',
    '- ',
    '* ',
    '1. ',
    '2. ',
    '> ',
    '> - ',
    '- > ',
    '- - ',
    '    ',
    '- [x] ',
    '- [ ] ',
  ],
  ...[
    '```js\ncode\n```\n',
    '```\n\na $b ::c\n```\n',
    '~~~ js {#a}\n~~~\n',
    '***\n',
    '---\n',
    '$$\nx\n$$\n',
    '$$\n\\a_b\n\nc\n$$\n\n',
    '===\n',
  ],
  ...[
    '| a | b |\n|---|:-:|\n| *c* | `d` |\n',
    '| a |\n|--|\n',
    'a | b\n--|--\nc | d\n',
    '|',
    '<div>\n',
    '</div>\n\n',
    '<!-- c -->\n',
    '<!-- c\n\nd -->\n',
    '<b>c</b>',
  ],
  ...[
    '[^f]: ',
    '[a]: /b "c"\n',
    '  - ',
    '   ',
    '  ',
    '  ```\n  d\n  ```\n',
    '> ```\n> d\n> ```\n',
    'http://a.b ',
    '- ```\n  d\n  ```\n',
  ],
];

const PLAIN_INLINE = [
  ...[
    'word',
    'two words',
    'a',
    'b',
    'é',
    '“q”',
    'x,',
    'y.',
    '(z)',
    '日本',
    '😀',
    'a:b',
    '10:30',
    'a::b',
    'it’s',
    '--',
    '1_2',
    'a_b',
    'x*y',
    '#',
    '+',
    '=',
    '1.',
    '-',
  ],
  ...[
    '*a*',
    '**b**',
    '_c_',
    '__d__',
    '***e***',
    '~~f~~',
    '~g~',
    '`h`',
    '`` i`j ``',
    '`$k`',
    '*a **b** c*',
    '**a *b* c**',
    '*a `b`*',
    '_a:b_',
    '*a',
    'b**',
    '`',
    '_',
  ],
  ...[
    '[a]',
    '[b]',
    '[a][b]',
    '[k][]',
    '[c](d)',
    '[*e*](<f> "g")',
    '[`h`](i#j)',
    '![a](b)',
    '![a][b]',
    '[x] y',
    '[',
    ']',
    '[^f]',
    '[^g]',
    '[http://a.b](http://a.b)',
    '[1]',
    '[a](b',
    '[[c](d)]',
    '[![a](b)](c)',
    '[a\nb](c)',
  ],
  ...[
    '<b>',
    '</b>',
    '<br/>',
    '<http://a.b>',
    '<k@l.m>',
    '<!-- c -->',
    '<i d="e">',
    'https://a.b/c',
    'http://a.b.',
    'http://a.b/c/,',
  ],
  ...[
    '&amp;',
    '&',
    '&copy;',
    '&#42;',
    '\\*',
    '\\_',
    '\\[',
    '\\\\',
    '<',
    '>',
    '!',
    '"',
    '|',
    '\\|',
    '{#a}',
    '\u00a0',
    '\n',
    '\n',
  ],
];

/** Any piece behind any other. */
function wild(draw: Draw): string[] {
  return times(draw, 40, () => pick(draw, draw(3) === 0 ? LINE_STARTS : draw(3) === 0 ? ENDS : INLINE));
}

/** Lines that begin as blocks do, some of them indented. */
function blocks(draw: Draw): string[] {
  const opening = draw(10) === 0 ? [pick(draw, FRONT_MATTER)] : [];
  return [
    ...opening,
    ...times(draw, 14, () => [indent(draw), pick(draw, LINE_STARTS), ...words(draw, 4), pick(draw, ENDS)]).flat(),
  ];
}

/** Paragraphs of inline syntax. */
function prose(draw: Draw): string[] {
  return [...times(draw, 40, () => [pick(draw, INLINE), pick(draw, SEPARATORS)]).flat(), '\n', ...definitions(draw)];
}

/** Containers in containers, continued or not. */
function nested(draw: Draw): string[] {
  const prefix: string[] = [];
  return times(draw, 16, () => {
    if (draw(2) === 0 && prefix.length < 5) prefix.push(pick(draw, CONTAINERS));
    else if (draw(2) === 0) prefix.pop();
    const before = prefix.map((mark, depth) =>
      draw(4) === 0 && depth < prefix.length - 1 ? ' '.repeat(mark.length) : mark,
    );
    return [...before, ...(draw(3) === 0 ? [pick(draw, LINE_STARTS)] : []), ...words(draw, 3), pick(draw, ENDS)];
  }).flat();
}

function tables(draw: Draw): string[] {
  const row = () => ['|', ...times(draw, 4, () => [...words(draw, 2), pick(draw, ['|', ' | ', '|', ' |'])]).flat()];
  const rule = () => ['|', ...times(draw, 4, () => pick(draw, ['-|', '---|', ':-:|', ' --- |', '-:|', '-|-']))];
  return [
    ...words(draw, 2),
    pick(draw, ENDS),
    ...(draw(3) === 0 ? [pick(draw, CONTAINERS)] : []),
    ...row(),
    '\n',
    ...rule(),
    '\n',
    ...times(draw, 4, () => [...row(), pick(draw, ENDS)]).flat(),
    ...words(draw, 2),
  ];
}

function definitions(draw: Draw): string[] {
  return times(draw, 3, () => pick(draw, DEFINITIONS));
}

function words(draw: Draw, most: number): string[] {
  return [pick(draw, INLINE), ...times(draw, most, () => [pick(draw, SEPARATORS), pick(draw, INLINE)]).flat()];
}

function indent(draw: Draw): string {
  return draw(4) === 0 ? pick(draw, [' ', '  ', '   ', '    ', '\t', ' \t', '     ', '        ']) : '';
}

function times<T>(draw: Draw, most: number, make: () => T): T[] {
  return Array.from({ length: draw(most) + 1 }, make);
}

function pick(draw: Draw, from: readonly string[]): string {
  return from[draw(from.length)] ?? '';
}

const FRONT_MATTER = [
  '---\ntitle: a\n---\n',
  '---\n---\n',
  '---\n',
  '--- \na: 1\n---  \n',
  '+++\na = 1\n+++\n',
  '---\na\n...\n',
];

const ENDS = ['\n', '\n', '\n', '\n\n', '\n\n', '\n\n\n', '  \n', '\\\n', ' \n', '\n \n', '\n\t\n', '\r\n', ''];

const SEPARATORS = [' ', ' ', ' ', '', '', '\n', '  \n'];

const CONTAINERS = [
  '> ',
  '>',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '   ',
  '    ',
  '\t',
  '10. ',
  '-   ',
  '-\t',
  '> > ',
  '[^f]: ',
  '    ',
];

const LINE_STARTS = [
  ...CONTAINERS,
  ...['# ', '## ', '###', '###### ', '####### ', '#\t', '===', '---', '***', '- - -', '___', '=', '-', '--', '+', '*'],
  ...['```', '```js', '~~~', '````', '``` `', '~~~ a `b` {#c}', '```\n', '~~~\n', '``` a\\_b &amp;\n'],
  ...[
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<!-- c -->',
    '<pre>',
    '</pre>',
    '<?a',
    '?>',
    '<!A',
    '<![CDATA[',
    ']]>',
    '<br>',
    '<b class="x">',
  ],
  ...['<script>', '<table>', '<details>', '<summary>a</summary>', '<img src="a"\n', '<a href=b>', '<x-y />'],
  ...['| a | b |\n|---|---|\n| c | d |', '|a|\n|-|', 'a | b\n- | -', '|', ':-:', '|---|'],
  ...['- [ ] ', '- [x] ', '1. [X] ', '- [x]', '* [ ]\t', '- [ ]\n'],
  ...['$$', '$$\n', '$$ a\n', '$$\nx\n$$', '$$\n\\a_b\n$$\n\n'],
  ...[':::', ':::a', '::a', '::a[b]', ':::a\n', '::a{b=c}'],
  ...[
    '[a]: /b',
    '[a]: <b c> "d"',
    '[b]:\n',
    "[c]: d 'e\n",
    '[^f]: ',
    '[^g]:\n',
    '[a]: b\n',
    '[A b]: #c (d)',
    '[]: a',
    '[\\]]: b',
  ],
  ...['1) ', '0. ', '123456789. ', '1234567890. ', '-1. ', '14. ', '', '', '', '', '', ''],
];

const DEFINITIONS = [
  '\n[a]: /b\n',
  '\n[b]: <c> "d"\n',
  '[A b]: e\n',
  '\n[^f]: note\n',
  '\n[^g]: n\n\n    more\n',
  '\n[ß]: x\n',
];

const INLINE = [
  ...[
    'a',
    'b',
    'word',
    'two words',
    'é',
    '’',
    '“q”',
    'ß',
    '日本',
    '😀',
    '\u00a0',
    'x1',
    '_',
    '1',
    'İ',
    'ﬁ',
    '\u200b',
    '­',
  ],
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '*a*',
    '**b**',
    '_c_',
    '__d__',
    '***e***',
    '*a',
    'b*',
    '_a',
    'b_',
    '**a',
    'b**',
    'a_b_c',
    '*a**b*',
    '**“a”**b',
    '*(a)*',
    '*é*',
    '_“_',
  ],
  ...['~', '~~', '~~a~~', '~b~', '~~~', '~~a', 'b~~', 'a~b~c'],
  ...['`', '``', '`a`', '`` ` ``', '` a `', '`a', 'b`', '`\\`', '`a  b`', '`$x`', '` `', '`|`', '`\\|`'],
  ...[
    '[',
    ']',
    '[a]',
    '[b]',
    '[a][b]',
    '[a][]',
    '[c](d)',
    '[e](<f g>)',
    '[h](i "j")',
    "[k](l 'm\nn')",
    '[',
    '](',
    '](x)',
    '![a]',
    '![b](c)',
    '![',
    '[a b]',
    '[ ]',
    '[x]',
    '[]',
    '[](a)',
    '![*a*](b "c")',
    '[a](b(c)d)',
    '[a](b (c))',
    '[ A  B ]',
    '[*a*][b]',
    '[`]`](c)',
    '[\\]]',
    '[a]:',
    '[[a]]',
    '[a](',
    '[ß]',
  ],
  ...['[^f]', '[^g]', '[^h]', '[^f]:', '![^f]', '[^', '[^a b]', '[^f][a]', '[^f](b)'],
  ...[
    '<',
    '>',
    '<a>',
    '</a>',
    '<a b="c">',
    '<b/>',
    '<!-- d -->',
    '<?e?>',
    '<!F g>',
    '<![CDATA[h]]>',
    '<http://i.j>',
    '<k@l.m>',
    '<n:o>',
    '<a',
    '< a>',
    '<a b=c',
    '<a\nb>',
    '<!---->',
    '<!-->',
    '<a b=*c*>',
    '<a:b*c*>',
  ],
  ...[
    'http://a.b',
    'https://c.d/e?f=g&h',
    'www.i.j',
    'k@l.m',
    'http://a.b.',
    'www.a.b)',
    '(www.a.b)',
    'http://a.b&amp;',
    'xmpp:a@b.c',
    'mailto:a@b.c',
    'a.b-c_d@e.f',
    'https://a_b.c_d',
    'www.a_b.c',
    'http://',
    'www.',
    'HTTP://A.B',
    'http://é.b',
    'http://a.b*',
    '*http://a.b*',
    '_www.a.b_',
    'a@b',
    'a@b.c-',
    'a@b.c_',
    'ftp://a.b',
    'http://a.b/~c~',
    'http://a.b<c',
    'a+b@c.d',
    '[http://a.b](c)',
    '[www.a.b]',
    'http://localhost',
    'http://127.0.0.1',
    'https://a.b/$c',
    'a:www.b.c',
    '/http://a.b',
    'ahttp://b.c',
  ],
  ...[
    '\\',
    '\\*',
    '\\_',
    '\\[',
    '\\]',
    '\\`',
    '\\<',
    '\\&',
    '\\\\',
    '\\a',
    '\\|',
    '\\#',
    '\\$',
    '\\:',
    '\\~',
    '\\!',
    '\\é',
    '\\.',
  ],
  ...[
    '&',
    '&amp;',
    '&#42;',
    '&#x2A;',
    '&copy;',
    '&nope;',
    '&#0;',
    '&#xD800;',
    '&lt',
    '&nbsp;',
    '&#9;',
    '&#10;',
    '&quot;',
    '&ngE;',
    '&#x110000;',
    '&#1234567890;',
  ],
  ...['$', '$$', '$a$', '$5', '$a b$', '$$c$$', '$a', 'b$', 'x$y$', '$ a $', '$`a`$'],
  ...[
    ':',
    ':a',
    'b:c',
    ':d[e]',
    ':f{g}',
    'h:i[j](k)',
    '10:30',
    'a::b',
    ':_x',
    ':a-b',
    ':a_b',
    ':é',
    ':a*',
    ':1',
    ':a[',
    ':a{b',
    '::',
    ':::',
    ':a:',
    ': a',
    'a:b_c_',
    '::a',
    ':a`b`',
  ],
  ...[
    '!',
    '!!',
    '"',
    "'",
    '(',
    ')',
    '-',
    '--',
    '+',
    '=',
    '#',
    '# a',
    '## ',
    ' #',
    '|',
    ' | ',
    '/',
    '.',
    ',',
    '{',
    '}',
    '{#a}',
    '{.b}',
    '@',
    '%20',
    '...',
    '\t',
    '  ',
    '   ',
    '\u2028',
    '\u000c',
    '\u000b',
    '\u0085',
    '\ufeff',
  ],
];
