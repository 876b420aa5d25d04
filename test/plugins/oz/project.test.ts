import { describe, expect, it } from 'vitest';
import oz from '../../../plugins/oz/index.ts';
import type { Plugin } from '../../../src/literate/plugin.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { markdownReader } from '../../../src/reader/markdown/index.ts';
import { createRstReader } from '../../../src/reader/rst/index.ts';
import { ToyProject } from '../../build/toy-project.ts';

const plugin = oz as Plugin;
const OPTIONS = { dialect: 'oz', check: true, strict: false, scope: 'project', limit: 50_000 };

const zed = (text: string) => `\`\`\`zed\n${text}\n\`\`\`\n\n`;

/** Builds a project with the plugin alone: its messages, and which blocks were made anew. */
async function build(project: ToyProject, given: object = {}) {
  const options = { ...OPTIONS, ...given };
  const format = await createHtmlFormat({
    plugins: [{ plugin, options }],
    trustHtml: false,
    remarkPlugins: [],
    rehypePlugins: [],
    configurationDigest: '',
    version: 'test',
    indexPage: { title: 'Index' },
  });
  const load = async () => ({
    readers: [markdownReader, createRstReader()],
    formats: [format],
    linkNotation: (all: Parameters<NonNullable<Plugin['linkNotation']>>[0]) =>
      oz.linkNotation?.(all, options as never) as never,
  });
  const { messages, blocks } = await project.build({
    load,
    extensions: ['.md', '.rst'],
    identity: JSON.stringify(options),
  });
  const said = messages.map(({ file, line, severity, message }) => `${file}:${line} ${severity}: ${message}`);
  return { said, transformed: blocks.transformed };
}

const GIVEN = zed('\\begin{zed} [NAME, DATE] \\end{zed}');
const BOOK = zed('\\begin{schema}{Book}\nknown : \\power NAME\n\\where\n\\# known < 9\n\\end{schema}');
const ADD = zed(
  "\\begin{schema}{Add}\n\\Delta Book \\\\ name? : NAME\n\\where\nknown' = known \\cup \\{name?\\}\n\\end{schema}",
);

const project = (files: Readonly<Record<string, string>>) => new ToyProject(files);

describe('oz: a specification over several documents', () => {
  it('knows in each what those before it declare', async () => {
    const { said } = await build(project({ 'a.md': GIVEN + BOOK, 'b.md': ADD }));
    expect(said).toEqual([]);
  });

  it('tells a name that is declared further below, or again', async () => {
    const { said } = await build(
      project({ 'a.md': ADD, 'b.md': `${GIVEN}${BOOK}- item\n\n  ${BOOK.replace(/\n(?=.)/g, '\n  ')}` }),
    );
    expect(said).toEqual([
      'a.md:3 warning: "Book" is used before it is declared.',
      'a.md:3 warning: "NAME" is used before it is declared.',
      'b.md:6 warning: "Book" is declared a second time.',
      'b.md:16 warning: "Book" is declared a second time.',
    ]);
  });

  it('reads documents in Markdown and in reStructuredText as one', async () => {
    const rst = '.. oz::\n\n   \\begin{schema}{T}\n   n : NAME \\\\\n   m : NAMES\n   \\end{schema}\n';
    const { said } = await build(project({ 'a.md': GIVEN, 'b.rst': rst }));
    expect(said).toEqual(['b.rst:5 warning: "NAMES" is not declared.']);
  });

  it('takes each document for a specification of its own where it is told so', async () => {
    const files = { 'a.md': GIVEN + BOOK, 'b.md': GIVEN + BOOK, 'c.md': ADD };
    expect((await build(project(files), { scope: 'document' })).said).toEqual([
      'c.md:3 warning: "Book" is not declared.',
    ]);
  });

  it('reads no specification over its limit', async () => {
    const long = zed(`\\begin{zed} [A${', B'.repeat(40)}] \\end{zed}`);
    const { said } = await build(project({ 'a.md': long, 'b.md': zed('\\begin{axdef} a : A \\end{axdef}') }), {
      limit: 100,
    });
    expect(said).toEqual([
      'a.md:1 error: The specification has 145 characters; at most 100 are drawn.',
      'b.md:2 warning: "A" is not declared.',
    ]);
  });

  it('says it as errors, or not at all', async () => {
    const files = { 'a.md': ADD };
    expect((await build(project(files), { strict: true })).said[0]).toBe('a.md:3 error: "Book" is not declared.');
    expect((await build(project(files), { check: false })).said).toEqual([]);
  });
});

describe('oz: an edit', () => {
  it('has only that checked again which depends on it', async () => {
    const other = zed('\\begin{axdef} n : \\nat \\where n > 1 \\end{axdef}');
    const edited = project({ 'a.md': GIVEN + BOOK, 'b.md': ADD + other, 'c.md': 'Text.\n' });
    expect((await build(edited)).transformed).toBe(5);
    edited.write({ 'a.md': GIVEN + BOOK.replace('9', '10') });
    expect(await build(edited)).toEqual({ said: [], transformed: 1 });
    edited.write({ 'a.md': GIVEN.replace('DATE', 'DATE, X, Y') + BOOK });
    expect(await build(edited)).toEqual({ said: [], transformed: 2 });
    edited.write({ 'a.md': GIVEN + BOOK.replace('\\power NAME', '\\power DATE') });
    expect(await build(edited)).toEqual({
      said: [
        'b.md:5 warning: "known \\cup \\{name?\\}": "∪" takes ℙ X × ℙ X; the left side is a set of type ℙ DATE, and the right side is a set of type ℙ NAME.',
      ],
      transformed: 3,
    });
    edited.write({ 'a.md': BOOK + GIVEN });
    const { said } = await build(edited);
    expect(said).toEqual(['a.md:3 warning: "NAME" is used before it is declared.']);
  });

  it('gives the same pages as a build from nothing', async () => {
    const files = { 'a.md': GIVEN + BOOK, 'b.md': ADD };
    const edited = project({ ...files, 'a.md': BOOK });
    await build(edited);
    edited.write({ 'a.md': files['a.md'] });
    await build(edited);
    const fresh = project(files);
    await build(fresh);
    for (const page of ['a', 'b', 'genindex'])
      expect(edited.read(`build/html/${page}.html`)).toBe(fresh.read(`build/html/${page}.html`));
  });
});

describe('oz: links', () => {
  it('lead from a name to its declaration, in this document and in another', async () => {
    const linked = project({ 'a.md': GIVEN + BOOK, 'b.md': ADD });
    await build(linked);
    expect(linked.read('build/html/a.html')).toContain('<mi id="z-NAME">NAME</mi>');
    expect(linked.read('build/html/a.html')).toContain('<mi id="z-Book">Book</mi>');
    expect(linked.read('build/html/a.html')).toContain('<a href="#z-NAME" class="oz-link">NAME</a>');
    expect(linked.read('build/html/b.html')).toContain('<a href="a.html#z-Book" class="oz-link">Book</a>');
    expect(linked.read('build/html/b.html')).not.toContain('known</a>');
  });

  it('stand between formulas, for nothing in one can be reached', async () => {
    const linked = project({ 'a.md': GIVEN + BOOK, 'b.md': ADD });
    await build(linked);
    const formulas = linked.read('build/html/b.html').match(/<math>.*?<\/math>/g) ?? [];
    expect(formulas.length).toBeGreaterThan(3);
    expect(formulas.filter(formula => formula.includes('<a '))).toEqual([]);
  });

  it('lead from the general index to all that is declared', async () => {
    const linked = project({ 'a.md': GIVEN + BOOK, 'b.md': ADD });
    await build(linked);
    const index = linked.read('build/html/genindex.html');
    for (const [page, name] of [
      ['a', 'NAME'],
      ['a', 'DATE'],
      ['a', 'Book'],
      ['b', 'Add'],
    ])
      expect(index).toContain(`<a href="${page}.html#z-${name}">${name}</a>`);
  });
});
