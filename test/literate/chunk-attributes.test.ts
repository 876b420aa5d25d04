import { describe, expect, it } from 'vitest';
import {
  chunkFromOptions,
  chunkPart,
  fencedChunk,
  parseCommentOptions,
  parseFenceInfo,
  parseHeadingAttributes,
} from '../../src/literate/chunk-attributes.ts';
import { cpuClock } from '../cpu-clock.ts';

describe('parseFenceInfo', () => {
  it.each([
    ['python {#greet file="src/greet.py"}', 'python', { name: 'greet', file: 'src/greet.py' }],
    ['{.python #greet file=src/greet.py mode=0755}', 'python', { name: 'greet', file: 'src/greet.py', mode: 0o755 }],
    ['{python #greet}', 'python', { name: 'greet' }],
    ['python', 'python', {}],
    ['', '', {}],
    ['{#greet}', '', { name: 'greet' }],
    ['rust,ignore,does_not_compile', 'rust', {}],
    ['rust,ignore {#main file=src/main.rs}', 'rust', { name: 'main', file: 'src/main.rs' }],
    ['js {1,3}', 'js', {}],
    ['js{1,3-5} showLineNumbers', 'js', {}],
    ['js {1,3} {#loop}', 'js', { name: 'loop' }],
    ['{r, echo=FALSE, fig.cap="A {brace}"}', 'r', {}],
    ['{code-block} python', 'python', {}],
    ['c++ {#"my chunk: a/b.c" append}', 'c++', { name: 'my chunk: a/b.c', join: 'append' }],
    ["sh {file='a b.sh' executable}", 'sh', { file: 'a b.sh', mode: 0o755 }],
    [
      'js {#a replace scope=document eol=crlf noexpand strict}',
      'js',
      { name: 'a', join: 'replace', scope: 'document', eol: 'crlf', noexpand: true, strict: true },
    ],
    ['js {#a defs="b, c  b->d"}', 'js', { name: 'a', defs: ['b', 'c', 'b->d'] }],
    ['js {#a final-newlines=0}', 'js', { name: 'a', finalNewlines: 0 }],
    ['js {#a tangle=false}', 'js', { name: 'a', shownOnly: true }],
    ['js {#a before="the loop" stage=2}', 'js', { name: 'a', join: 'before', anchor: 'the loop', stage: '2' }],
    ['js {#a part=loop after="x..."}', 'js', { name: 'a', label: 'loop', join: 'after', anchor: 'x...' }],
    ['js {#a replace=x}', 'js', { name: 'a', join: 'replace', anchor: 'x' }],
    ['js {#a replace after=x}', 'js', { name: 'a', join: 'replace', anchor: 'x' }],
    ['js {#a after=x replace}', 'js', { name: 'a', join: 'replace', anchor: 'x' }],
    ['js {#a replace=no}', 'js', { name: 'a' }],
    ['js file=x.js', 'js', {}],
    [String.raw`py {#a header="# one\n# two"}`, 'py', { name: 'a', header: '# one\n# two' }],
    ['{.python #a header=1}', 'python', { name: 'a' }],
    ['sh {#a shebang="/bin/sh"}', 'sh', { name: 'a', shebang: '#!/bin/sh' }],
  ])('reads %j', (info, language, attributes) => {
    const read = parseFenceInfo(info);
    expect(read.messages).toEqual([]);
    expect(read.language).toBe(language);
    expect(read.attributes).toEqual(attributes);
  });

  it('keeps a title from inside or outside the braces, and classes', () => {
    expect(parseFenceInfo('js title="The loop" {1,3}').title).toBe('The loop');
    expect(parseFenceInfo('{.js .wide title="The loop"}')).toMatchObject({
      language: 'js',
      title: 'The loop',
      classes: ['wide'],
    });
  });

  it.each([
    ['js {#a mode=999}', 'chunk-attribute-value', /"999"/, /octal/],
    ['js {#a eol=cr}', 'chunk-attribute-value', /"cr"/, /"lf" or "crlf"/],
    ['js {#a defs=""}', 'chunk-attribute-value', /no value|""/, /names/],
    ['js {#a final-newlines=no}', 'chunk-attribute-value', /"no"/, /number/],
    ['js {#a scope=page}', 'chunk-attribute-value', /"page"/, /"document" or "project"/],
    ['js {#a tangle=maybe}', 'chunk-attribute-value', /"maybe"/, /"true" or "false"/],
    ['js {file=""}', 'chunk-attribute-value', /""/, /path/],
    ['js {#"a <<b>>"}', 'chunk-attribute-value', /<<b>>/, /without/],
    ['js {#a before=}', 'chunk-attribute-value', /""/, /a name/],
    ['js {#a stage}', 'chunk-attribute-value', /no value/, /a name/],
    ['js {#a file="x}', 'malformed-chunk-attributes', /quotation/, /read/],
    ['js {#a', 'malformed-chunk-attributes', /brace/, /read/],
  ])('reports %j', (info, rule, found, allowed) => {
    const { messages } = parseFenceInfo(info);
    expect(messages.map(message => [message.severity, message.rule])).toEqual([['error', rule]]);
    expect(messages[0]?.message).toMatch(found);
    expect(messages[0]?.message).toMatch(allowed);
  });

  it('names the nearest attribute to an unknown one', () => {
    const { messages } = parseFenceInfo('js {#a flie=x.js}');
    expect(messages).toMatchObject([
      { severity: 'warning', rule: 'unknown-chunk-attribute', hint: 'Did you mean "file"?' },
    ]);
  });

  it('says nothing of what other tools write on code that is no chunk', () => {
    expect(parseFenceInfo('ts {monaco-run} {autorun:false}').messages).toEqual([]);
    expect(parseFenceInfo('{.python .numberLines startFrom="100"}').messages).toEqual([]);
  });

  it('reads long hostile info strings in no time', () => {
    const spent = cpuClock();
    for (const unit of ['{', '"', '{#', '="', '{1,', '\\"', "a='", '.']) parseFenceInfo(`x {${unit.repeat(50_000)}`);
    expect(spent()).toBeLessThan(2000);
  });
});

describe('parseCommentOptions', () => {
  it('reads options in the comments of the language and removes them', () => {
    const read = parseCommentOptions('#| id: greet\n#| file: "src/greet.py"\ndef greet():\n    pass', 'python');
    expect(read).toMatchObject({
      attributes: { name: 'greet', file: 'src/greet.py' },
      skipped: 2,
      code: 'def greet():\n    pass',
    });
  });

  it.each([
    ['//| id: a\ncode', 'js'],
    ['--| id: a\ncode', 'haskell'],
    ['%| id: a\ncode', 'latex'],
    ['/*| id: a */\ncode', 'css'],
    ['<!--| id: a -->\ncode', 'html'],
  ])('reads %j as %s', (code, language) => {
    expect(parseCommentOptions(code, language)).toMatchObject({ attributes: { name: 'a' }, skipped: 1, code: 'code' });
  });

  it('takes the lines of a longer value and of flags', () => {
    const read = parseCommentOptions('#| id: a\n#| fig-cap: |\n#|   Two\n#| executable: true\nx', 'python');
    expect(read).toMatchObject({ attributes: { name: 'a', mode: 0o755 }, skipped: 4, code: 'x', messages: [] });
  });

  it.each([
    ['#|this is a comment|#\n(f)', 'scheme'],
    ['#| block comment\nx', 'python'],
    ['# id: a\nx', 'python'],
    ['x\n#| id: a', 'python'],
    ['#| id: a', 'unheard-of'],
  ])('leaves %j alone in %s', (code, language) => {
    expect(parseCommentOptions(code, language)).toMatchObject({ attributes: {}, skipped: 0, code });
  });

  it('leaves no code where there are only options', () => {
    expect(parseCommentOptions('#| file: a/__init__.py', 'python')).toMatchObject({ code: '', skipped: 1 });
  });
});

describe('fencedChunk', () => {
  it('joins fence and comment options and places messages from the fence', () => {
    const read = fencedChunk('python {#greet}', '#| file: a.py\n#| mode: 9\npass');
    expect(read.part).toEqual({ name: 'greet', file: 'a.py', language: 'python', code: 'pass' });
    expect(read.skipped).toBe(2);
    expect(read.messages.map(message => message.line)).toEqual([3]);
  });

  it('keeps the code of a block that is no chunk', () => {
    expect(fencedChunk('python', '#| echo: false\npass')).toEqual({
      language: 'python',
      classes: [],
      skipped: 0,
      messages: [],
    });
  });
});

describe('a block without a name', () => {
  it('is reported where it says what it belongs to', () => {
    expect(fencedChunk('python {stage=two}', 'pass').messages).toMatchObject([
      { severity: 'warning', rule: 'unnamed-chunk', line: 1 },
    ]);
    expect(fencedChunk('python {before=x}', '#| id: a\npass').messages).toEqual([]);
  });
});

describe('chunkFromOptions', () => {
  it('takes the name from name or caption', () => {
    expect(chunkFromOptions({ caption: 'Hello World' })).toEqual({
      attributes: { name: 'Hello World' },
      title: 'Hello World',
      messages: [],
    });
    expect(
      chunkFromOptions({ name: 'hello', caption: 'Hello World', file: 'a.py', executable: '' }).attributes,
    ).toEqual({ name: 'hello', file: 'a.py', mode: 0o755 });
  });

  it("accepts Sphinx's options without a word", () => {
    expect(chunkFromOptions({ name: 'a', linenos: '', 'emphasize-lines': '1', dedent: '2' }).messages).toEqual([]);
  });
});

describe('chunkPart', () => {
  it('is undefined without a name and a file', () => {
    expect(chunkPart({ mode: 0o755 }, 'sh', 'x')).toBeUndefined();
  });

  it('names a chunk that has only a file by its path', () => {
    expect(chunkPart({ file: 'a.py' }, 'python', 'x')).toEqual({
      name: 'a.py',
      file: 'a.py',
      language: 'python',
      code: 'x',
    });
  });

  it('puts shebang, licence and header in order, in the comment of the language', () => {
    const attributes = { file: 'a.c', shebang: '#!/usr/bin/tcc -run', license: 'MIT', header: '// Mine' };
    expect(chunkPart(attributes, 'c', 'x')?.header).toBe(
      '#!/usr/bin/tcc -run\n// SPDX-License-Identifier: MIT\n// Mine',
    );
    expect(chunkPart({ file: 'a.css', license: 'MIT' }, 'css', 'x')?.header).toBe('/* SPDX-License-Identifier: MIT */');
    expect(chunkPart({ file: 'a.q', license: 'MIT', comment: '/' }, 'q', 'x')?.header).toBe(
      '/ SPDX-License-Identifier: MIT',
    );
  });
});

describe('parseHeadingAttributes', () => {
  it.each([
    ['Installing {#install .short}', { text: 'Installing', id: 'install', classes: ['short'] }],
    ['Installing', { text: 'Installing', classes: [] }],
    ['{#only}', { text: '', id: 'only', classes: [] }],
    ['Preface {-}', { text: 'Preface', classes: ['unnumbered'] }],
    ['A set {1, 2}', { text: 'A set {1, 2}', classes: [] }],
    ['A template {{ name }}', { text: 'A template {{ name }}', classes: [] }],
    ['f{#x}', { text: 'f{#x}', classes: [] }],
    ['Empty {}', { text: 'Empty {}', classes: [] }],
    ['Bad {#}', { text: 'Bad {#}', classes: [] }],
  ])('reads %j', (text, expected) => {
    expect(parseHeadingAttributes(text)).toEqual(expected);
  });
});
