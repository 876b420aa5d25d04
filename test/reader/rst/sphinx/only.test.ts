import { describe, expect, it } from 'vitest';
import { tagsHold } from '../../../../src/literate/tag-expression.ts';
import { createRstReader } from '../../../../src/reader/rst/index.ts';
import { weave } from '../../../output/html/woven-project.ts';
import { read } from '../join.ts';
import { outline } from '../outline.ts';

const only = (expression: string) => `.. only:: ${expression}\n\n   Shown.\n`;

describe('expressions of tags', () => {
  const tags = new Set(['html', 'draft']);
  it.each([
    ['html', true],
    ['latex', false],
    ['not latex', true],
    ['html and latex', false],
    ['latex or html and draft', true],
    ['(latex or html) and not draft', false],
    ['not not html', true],
    ['true', true],
    ['', undefined],
    ['html draft', undefined],
    ['(html', undefined],
    ['html)', undefined],
    ['and', undefined],
    ['html or', undefined],
    ['html == 1', undefined],
    [`${'('.repeat(5000)}html`, undefined],
  ])('%j is %s', (expression, expected) => {
    expect(tagsHold(expression, tags)).toBe(expected);
  });
});

describe('only', () => {
  it('is shown where its tags hold', async () => {
    const { text, problems } = await weave({
      'a.rst': `${only('html')}\n${only('latex').replace('Shown', 'Hidden')}\n${only('not (latex or draft)')}`,
    });
    expect(text('a.html')).toBe('<p>Shown.</p>\n<p>Shown.</p>\n');
    expect(problems).toEqual([]);
  });

  it('may ask for tags of the configuration', () => {
    const reader = createRstReader({ tags: ['draft'] });
    const { nodes, blocks } = reader.read({ path: 'a.rst', source: only('draft'), include: () => undefined });
    expect(nodes[0]?.data?.condition).toEqual({ expression: 'draft', tags: ['draft'] });
    expect(reader.identity).not.toBe(createRstReader().identity);
    expect(blocks[0]?.context).not.toBe(read(only('draft')).blocks[0]?.context);
  });

  it('says that an expression cannot be read, and shows all', async () => {
    const { text, problems } = await weave({ 'a.rst': only('html &') });
    expect(problems).toEqual(['a.rst:1 rst-only']);
    expect(text('a.html')).toContain('<p>Shown.</p>');
  });

  it('may hold sections', async () => {
    const { text, problems } = await weave({
      'a.rst': 'A\n=\n\n.. only:: html\n\n   B\n   -\n\n   b\n\nC\n-\n\nSee B_.\n',
    });
    expect(problems).toEqual([]);
    expect(text('a.html')).toContain('<h2 id="b">B');
    expect(text('a.html')).toContain('<a href="#b">B</a>');
    expect(text('a.html')).toContain('<h2 id="c">C');
  });
});

describe('sections for other formats', () => {
  it('are in no list of contents', async () => {
    const section = (title: string) => `   ${title}\n   -----\n\n   .. _${title.toLowerCase()}-place:\n\n   Text.\n\n`;
    const { text, page } = await weave({
      'a.rst': `Top\n===\n\n.. contents::\n\n.. only:: latex\n\n${section('Paper')}.. only:: html\n\n${section('Pages')}\nLast\n----\n\nSee :ref:\`Text <pages-place>\`.\n`,
    });
    expect(page('a.html')).not.toContain('Paper');
    expect(text('a.html')).toContain('<a href="#pages">Pages</a>');
    expect(text('a.html')).toContain('<h2 id="pages">Pages');
    expect(text('a.html')).toContain('<span id="pages-place"');
    expect(text('a.html')).toContain('<a href="#pages-place">Text</a>');
  });
});

describe('what the configuration says before each document', () => {
  it('sets roles, the default role and the language of code', () => {
    const reader = createRstReader({ prolog: '.. role:: big(strong)\n.. default-role:: big\n', highlight: 'c' });
    const { nodes } = reader.read({ path: 'a.rst', source: '`a`::\n\n  b\n', include: () => undefined });
    expect(outline(nodes)).toBe('paragraph(strong("a") ":") code:c("b")');
  });

  it('has targets and substitutions of an epilog', () => {
    const reader = createRstReader({ epilog: '.. |x| replace:: y\n.. _t: https://e.org\n' });
    const { exports } = reader.read({ path: 'a.rst', source: '|x| t_\n', include: () => undefined });
    expect(exports.substitutions.map(({ name }) => name)).toEqual(['x']);
    expect(exports.definitions).toMatchObject([{ name: 't', url: 'https://e.org' }]);
  });
});
