import fc from 'fast-check';

/** Org documents of all that tangling knows, mixed up. They are made of few names, so that much meets. */
export function orgDocuments(count: number, seed: number): string[] {
  return fc.sample(document, { numRuns: count, seed });
}

const name = fc.constantFrom('a', 'b', 'C', 'two words', 'f.sh', 'x/y', 'A');
const language = fc.constantFrom('python', 'sh', 'C', 'emacs-lisp', 'nobody', 'text');
const file = fc.constantFrom('f.sh', 'g.py', 'out/h :mkdirp yes', './f.sh', '"with space"', 'yes', 'no');
const indent = fc.constantFrom('', '', '', '  ', '    ', '\t', ' \t', '      \t  ');

const argument = fc.oneof(
  { weight: 6, arbitrary: file.map(value => `:tangle ${value}`) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('yes', 'yes', 'yes', 'no', 'tangle', 'eval', 'no-export', 'strip-export')
      .map(value => `:noweb ${value}`),
  },
  { weight: 3, arbitrary: name.map(value => `:noweb-ref ${value.replace(' ', '_')}`) },
  fc.constantFrom('"\\n\\n"', '"\\n--\\n"', '", "', '""').map(value => `:noweb-sep ${value}`),
  fc.constantFrom('no', 'yes', '').map(value => `:padline ${value}`),
  fc.constantFrom('#!/bin/sh', '"#!/usr/bin/env x -y"', '""', '"#!a\\n# b"').map(value => `:shebang ${value}`),
  fc.constantFrom('640', '755', '600').map(value => `:tangle-mode (identity #o${value})`),
  fc.constantFrom('link', 'no', 'org', 'both').map(value => `:comments ${value}`),
  fc.constantFrom('first', '"one\\ntwo"', '"  in"').map(value => `:prologue ${value}`),
  fc.constantFrom('last', '""').map(value => `:epilogue ${value}`),
  fc.constantFrom(
    ':results output',
    ':exports none',
    ':session :cache yes',
    ':mkdirp no',
    ':x "a :tangle no" ',
    ':y (:tangle no)',
  ),
);
const someArguments = fc.array(argument, { maxLength: 3 }).map(all => all.join(' '));

const reference = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(name, fc.constant('two_words')).map(each => `<<${each}>>`) },
  fc.constantFrom(
    '<<nowhere>>',
    '<< a>>',
    '<<a',
    'a>>',
    '<<<a>>',
    '<<b>>>',
    '@<<a>>',
    '\\<<b>>',
    '<<>>',
    'x << y >> z',
  ),
);
const word = fc.constantFrom(
  'x = 1',
  'if',
  'é',
  '# note',
  '"',
  '`',
  '(ref:one)',
  ',',
  '*',
  '#+end',
  '```',
  '~~~',
  '$&',
  '\\n',
);
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(indent, word).map(all => all.join('')) },
  { weight: 4, arbitrary: fc.tuple(indent, reference).map(all => all.join('')) },
  fc
    .tuple(indent, fc.array(fc.oneof(word, reference), { minLength: 2, maxLength: 4 }))
    .map(([tab, all]) => tab + all.join(' ')),
  fc
    .tuple(indent, fc.array(fc.oneof(word, reference), { minLength: 2, maxLength: 3 }))
    .map(([tab, all]) => tab + all.join('')),
  fc.constantFrom('', '', '   ', '\t', ',* star', ',#+begin_src', '  ,,#+x', 'end  ', '*x', ', *x'),
);
const switches = fc.constantFrom('', '', '', '', '', ' -n', ' -i', ' -r', ' -n 5 -r -l "(ref:%s)"', ' +n -k -i');

const source = fc
  .record({
    above: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: name.map(each => `#+name: ${each}`) },
        someArguments.map(each => `#+header: ${each}`),
        fc.constantFrom('#+caption: Words', '#+NAME: b', '#+attr_html: :x y', '', '#+results:'),
      ),
      { maxLength: 2 },
    ),
    outer: fc.constantFrom('', '', '', '  ', '\t'),
    begin: fc.constantFrom('#+begin_src', '#+BEGIN_SRC'),
    language,
    switches,
    words: someArguments,
    lines: fc.array(line, { maxLength: 5 }),
  })
  .map(({ above, outer, begin, language, switches, words, lines }) =>
    [
      ...above.map(each => outer + each),
      `${outer}${begin} ${language}${switches} ${words}`,
      ...lines.map(each => outer + each),
      `${outer}${begin.replace(/begin/i, begin.includes('B') ? 'END' : 'end')}`,
    ].join('\n'),
  );

const property = fc.oneof(
  someArguments.map(each => `header-args: ${each}`),
  fc.tuple(language, someArguments).map(([of, each]) => `header-args:${of}: ${each}`),
  someArguments.map(each => `header-args+: ${each}`),
  fc.constantFrom('CUSTOM_ID: C', 'header-args: nil', 'Header-Args:SH+: :tangle f.sh', 'x: y'),
);
const drawer = fc
  .array(property, { minLength: 1, maxLength: 2 })
  .map(all => [':PROPERTIES:', ...all.map(each => `:${each}`), ':END:'].join('\n'));
const heading = fc
  .tuple(
    fc.constantFrom('*', '**', '***'),
    fc.constantFrom(
      'One',
      'One',
      'One',
      'TODO Two',
      'COMMENT Three',
      'DONE [#A] COMMENT',
      'Four :ARCHIVE:',
      'Five :a:b:',
    ),
    fc.option(drawer, { nil: '' }),
  )
  .map(([stars, words, below]) => `${stars} ${words}${below === '' ? '' : `\n${below}`}`);

const element = fc.oneof(
  { weight: 12, arbitrary: source },
  { weight: 3, arbitrary: heading },
  property.map(each => `#+property: ${each.replace(': ', ' ')}`),
  source.map(code => `#+begin_quote\nWords.\n${code}\n#+end_quote`),
  source.map(code => `#+begin_example\n${code.replace(/^([ \t]*)(?=#\+)/gm, '$1,')}\n#+end_example`),
  source.map(code => `- Item\n${code.replace(/^/gm, '  ')}\n- Next`),
  source.map(code => `:drawer:\n${code}\n:end:`),
  drawer,
  fc.constantFrom(
    'Words.',
    '',
    '# comment',
    '| a | b |',
    '- item',
    ': fixed',
    '#+begin_src text',
    '#+end_src',
    '\\[',
    '\\begin{x}',
    '\\end{x}',
    '#+call: a()',
    '[fn:1] Note.',
    ':end:',
    '#+begin_center',
  ),
);
const document = fc
  .array(element, { minLength: 1, maxLength: 10 })
  .map(all => `${all[0]?.startsWith('*') ? '\n' : ''}${all.join('\n')}\n`);
