import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectSession, type SessionReport } from '../../src/build/session.ts';
import { type Explanation, explain } from '../../src/build/why/explain.ts';
import { explanationLines } from '../../src/cli/building/why.ts';
import { buildOptions, openProject } from '../../src/cli/project/project.ts';
import { contentsOf, folderWith, pylit, writeFiles } from './pylit.ts';
import { randomFrom } from './soak-project.ts';

async function built(root: string): Promise<SessionReport> {
  const session = new ProjectSession(buildOptions(await openProject(root)));
  const done = await session.build();
  await session.close();
  return done;
}

async function why(root: string, target: string): Promise<Explanation> {
  return explain(buildOptions(await openProject(root)), target);
}

/** The misses of a document as `line: reasons`. */
async function misses(root: string, target: string): Promise<string[]> {
  const { pages } = await why(root, target);
  return pages.flatMap(({ blocks }) =>
    blocks.flatMap(({ line, result, reasons }) =>
      result === 'miss' ? [`${line}: ${reasons.map(({ text }) => text).join('; ')}`] : [],
    ),
  );
}

async function pageReasons(root: string, target: string): Promise<string[]> {
  const { pages } = await why(root, target);
  return pages.flatMap(({ reasons }) => reasons.map(({ text }) => text));
}

/** What is foretold for all documents, beside what the build then does. */
async function foretold(root: string, documents: readonly string[]) {
  const pages: Explanation['pages'][number][] = [];
  for (const document of documents) pages.push(...(await why(root, document)).pages);
  const done = await built(root);
  const missing = pages.reduce((sum, { counts }) => sum + counts.misses, 0);
  expect(missing).toBe(done.report.blocks.transformed);
  const stays = pages.filter(({ result }) => result === 'stays').map(({ output }) => output);
  expect(done.written.filter(file => stays.includes(file))).toEqual([]);
  return { pages, done };
}

const TWO = { 'a.md': '# A\n\nSee [it](#intro).\n\nWords.\n', 'b.md': '# B\n\nMore words.\n' };

describe('why', () => {
  it('says that nothing would be done when all is up to date', async () => {
    const root = folderWith(TWO);
    await built(root);
    const explanation = await why(root, 'a.md');
    expect(explanation.pages).toMatchObject([{ result: 'stays', reasons: [], counts: { blocks: 3, misses: 0 } }]);
    expect(explanationLines(explanation)).toEqual([
      'a.md → build/html/a.html stays: nothing that it depends on changed; 3 blocks, all known.',
      expect.stringMatching(
        /^The last build that had something to do read 2 documents, transformed 5 blocks and wrote/,
      ),
    ]);
  });

  it('says of a project that was never built that all is new, and makes no folder in it', async () => {
    const root = folderWith(TWO);
    const { project, pages } = await why(root, 'b.md');
    expect(project.map(({ text }) => text)).toEqual(['nothing was built yet']);
    expect(pages[0]).toMatchObject({ result: 'made', counts: { blocks: 2, misses: 2 } });
    expect(Object.keys(contentsOf(root))).toEqual(['a.md', 'b.md']);
  });

  it('names the blocks that were edited and those that are new', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFiles(root, { 'b.md': '# B\n\nOther words.\n\n- a list\n' });
    expect(await misses(root, 'b.md')).toEqual(['3: the block was edited', '5: the block is new']);
    await foretold(root, ['a.md', 'b.md']);
    writeFiles(root, { 'b.md': '# B\n\n- an edited list\n\nA paragraph.\n' });
    expect(await misses(root, 'b.md')).toEqual(['3: the block was edited', '5: the block is new']);
  });

  it('names the label that was absent and the document that defines it now', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFiles(root, { 'docs/c.md': '# Intro {#intro}\n' });
    expect(await misses(root, 'a.md')).toEqual(['3: label `intro` was ABSENT, now docs/c.md#intro']);
    await foretold(root, ['a.md', 'b.md', 'docs/c.md']);
  });

  it('names the documents between which a label moved; the block is known, its link is filled anew', async () => {
    const root = folderWith({ ...TWO, 'b.md': '# B\n\n## Intro {#intro}\n', 'c.md': '# C\n' });
    await built(root);
    writeFiles(root, { 'b.md': '# B\n', 'c.md': '# C\n\n## Intro {#intro}\n' });
    const { pages } = await why(root, 'a.md:3');
    expect(pages[0]?.blocks).toMatchObject([
      {
        line: 3,
        result: 'hit',
        reasons: [{ cause: 'link', name: 'label `intro`', was: 'b.md#intro', now: 'c.md#intro' }],
      },
    ]);
    await foretold(root, ['a.md', 'b.md', 'c.md']);
  });

  it('names a label whose text changed, and a document that is gone', async () => {
    const root = folderWith({
      ...TWO,
      'a.md': '# A\n\n[](#intro)\n\n[b](c.md)\n',
      'b.md': '# Intro {#intro}\n',
      'c.md': '# C\n',
    });
    await built(root);
    writeFiles(root, { 'b.md': '# Introduction {#intro}\n' });
    rmSync(path.join(root, 'c.md'));
    expect(await misses(root, 'a.md')).toEqual([
      '3: label `intro` (b.md#intro) was "Intro", now "Introduction"',
      '5: document `c.md` was c.md, is gone now',
    ]);
    const { pages } = await why(root, 'c.md');
    expect(pages).toMatchObject([{ output: 'build/html/c.html', result: 'removed', reasons: [{ cause: 'gone' }] }]);
    await foretold(root, ['a.md', 'b.md']);
  });

  it('names the plugin with its versions, and the options that changed', async () => {
    const plugin = (version: string) =>
      `export default { name: 'shout', version: '${version}', match: ['strong'], transforms: { html: () => [{ type: 'text', value: 'X' }] } };`;
    const config = (limit: number) => JSON.stringify({ plugins: [['highlight', { limit }], './shout.mjs'] });
    const root = folderWith({ ...TWO, 'shout.mjs': plugin('1.2.0'), 'pylit.config.json': config(1000) });
    await built(root);
    writeFiles(root, { 'shout.mjs': plugin('1.3.0'), 'pylit.config.json': config(2000) });
    const reasons = [
      'plugin highlight: limit 1000 → 2000',
      'plugin shout 1.2.0 → 1.3.0',
      "the code of the project's own plugins changed",
    ];
    const explanation = await why(root, 'b.md');
    expect(explanation.project.map(({ text }) => text)).toContain('pylit.config.json changed');
    expect(explanation.pages[0]?.reasons.map(({ text }) => text)).toEqual(reasons);
    expect(await misses(root, 'b.md:3')).toEqual([`3: ${reasons.join('; ')}`]);
    await foretold(root, ['a.md', 'b.md']);
    writeFiles(root, { 'shout.mjs': plugin('1.2.0'), 'pylit.config.json': config(1000) });
    expect(await misses(root, 'b.md')).toEqual([]);
    await foretold(root, ['a.md', 'b.md']);
  });

  it('names the title that changed in the menu, though every block is known', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFiles(root, { 'b.md': '# The new B\n\nMore words.\n' });
    expect(await misses(root, 'a.md')).toEqual([]);
    expect(await pageReasons(root, 'a.md')).toEqual([
      'the menu: "B" is "The new B" now',
      'the page after was "B" (b.html), now "The new B" (b.html)',
    ]);
    await foretold(root, ['a.md', 'b.md']);
  });

  it('takes a block that moved to another document for known', async () => {
    const root = folderWith({ ...TWO, 'b.md': '# B\n\nMore words.\n\n## Part\n\nLast.\n' });
    await built(root);
    writeFiles(root, {
      'a.md': '# A\n\nSee [it](#intro).\n\nWords.\n\n## Part\n\nLast.\n',
      'b.md': '# B\n\nMore words.\n',
    });
    expect(await misses(root, 'a.md')).toEqual([]);
    await foretold(root, ['a.md', 'b.md']);
  });

  it('counts equal new blocks once, as the build does', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFiles(root, { 'b.md': '# B\n\nMore words.\n\nTwice.\n\nTwice.\n' });
    const { pages } = await why(root, 'b.md');
    expect(pages[0]?.blocks.at(-1)).toMatchObject({ result: 'hit', reasons: [{ cause: 'repeated' }] });
    await foretold(root, ['a.md', 'b.md']);
  });

  it('names the link definition by which the meaning of a block changed', async () => {
    const root = folderWith({ 'a.md': '# A\n\nA [word] here.\n\n[word]: https://a.example\n' });
    await built(root);
    writeFiles(root, { 'a.md': '# A\n\nA [word] here.\n\n[word]: https://b.example\n' });
    expect((await misses(root, 'a.md'))[0]).toBe(
      '3: link definition `word` was https://a.example, now https://b.example',
    );
    writeFiles(root, { 'a.md': '# A\n\nA [word] here.\n' });
    expect(await misses(root, 'a.md')).toEqual(['3: link definition `word` was https://a.example, is gone now']);
    await foretold(root, ['a.md']);
  });

  it('names the level of a heading that changed by the headings above', async () => {
    const root = folderWith({ 'a.rst': 'A\n=\n\nB\n-\n\ntext\n' });
    await built(root);
    writeFiles(root, { 'a.rst': 'A\n=\n\nNew\n~~~\n\nB\n-\n\ntext\n' });
    const all = await misses(root, 'a.rst');
    expect(all.at(-1)).toMatch(/^7: the level of the heading was \d, now \d$/);
    await foretold(root, ['a.rst']);
  });

  it('names the included file that changed', async () => {
    const root = folderWith({ 'a.rst': 'A\n=\n\n.. include:: part.txt\n', 'part.txt': 'one\n' });
    await built(root);
    writeFiles(root, { 'part.txt': 'two\n' });
    expect(await pageReasons(root, 'a.rst')).toContain('the included part.txt was edited');
    expect(await misses(root, 'a.rst')).toEqual(['4: the included part.txt was edited']);
    await foretold(root, ['a.rst']);
  });

  it('says when an output is gone or was changed by somebody else', async () => {
    const root = folderWith(TWO);
    await built(root);
    rmSync(path.join(root, 'build/html/a.html'));
    writeFiles(root, { 'build/html/b.html': 'mine' });
    expect(await pageReasons(root, 'build/html/a.html')).toEqual(['build/html/a.html is not there']);
    expect(await pageReasons(root, 'b.md')).toEqual(['build/html/b.html was changed by something else than pylit']);
    await foretold(root, ['a.md', 'b.md']);
  });

  it('says that the cache was emptied', async () => {
    const root = folderWith(TWO);
    await built(root);
    rmSync(path.join(root, '.pylit/cache.db'));
    writeFiles(root, { 'c.md': '# C\n' });
    expect(await misses(root, 'b.md')).toEqual([
      '1: what is remembered of its document is gone',
      '3: what is remembered of its document is gone',
    ]);
    await foretold(root, ['a.md', 'b.md', 'c.md']);
  });

  it('says that it may foretell too much when the cache was emptied', async () => {
    const root = folderWith(TWO);
    await built(root);
    expect((await why(root, 'b.md')).project).toEqual([]);
    rmSync(path.join(root, '.pylit/cache.db'));
    writeFiles(root, { 'a.md': '# A\n\nSee [it](#intro).\n\nOther words.\n' });
    const { project, pages } = await why(root, 'b.md');
    expect(project).toMatchObject([{ cause: 'cache', text: expect.stringContaining('fewer blocks') }]);
    expect(pages).toMatchObject([{ counts: { misses: 2 } }]);
    const { report } = await built(root);
    expect(report.blocks.transformed).toBe(3);
  });

  it('says of a document that cannot be read now that its page stays', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFileSync(path.join(root, 'a.md'), Uint8Array.of(0xff));
    writeFiles(root, { 'b.md': '# B\n\n## It {#intro}\n' });
    expect(explanationLines(await why(root, 'a.md'))).toContain(
      'a.md → build/html/a.html is left out: a.md cannot be read now, so its page stays as it is.',
    );
    expect(await pageReasons(root, 'b.md')).toContain('the document was edited');
    const { written } = await built(root);
    expect(written).not.toContain('build/html/a.html');
  });

  it('follows a program to the parts that it is made of', async () => {
    const code = (name: string, text: string) => `\`\`\`python {${name}}\n${text}\n\`\`\`\n`;
    const root = folderWith({
      'a.md': `# A\n\n${code('file="x.py"', '<<body>>')}\nWords.\n`,
      'b.md': `# B\n\n${code('#body', 'print(1)')}`,
    });
    await built(root);
    expect((await why(root, 'x.py')).files).toMatchObject([{ kind: 'tangled', result: 'stays', reasons: [] }]);
    writeFiles(root, { 'b.md': `# B\n\n${code('#body', 'print(2)')}` });
    const { files, pages } = await why(root, 'x.py');
    expect(files).toEqual([
      {
        output: 'x.py',
        kind: 'tangled',
        result: 'written',
        reasons: [{ cause: 'edited', text: 'b.md was edited', name: 'b.md' }],
        sources: [
          { file: 'a.md', line: 4 },
          { file: 'b.md', line: 4 },
        ],
      },
    ]);
    expect(pages.map(({ document, blocks }) => [document, blocks.map(({ line, result }) => [line, result])])).toEqual([
      ['a.md', [[3, 'hit']]],
      ['b.md', [[3, 'miss']]],
    ]);
    const { done } = await foretold(root, ['a.md', 'b.md']);
    expect(done.written).toContain('x.py');
  });

  it('explains the files of the site and copies of pictures', async () => {
    const root = folderWith({ 'a.md': '# A\n\n![p](p.svg)\n', 'p.svg': '<svg/>' });
    await built(root);
    expect((await why(root, 'build/html/p.svg')).files).toMatchObject([
      { kind: 'asset', result: 'stays', sources: [{ file: 'p.svg' }] },
    ]);
    expect((await why(root, 'build/html/pylit-theme/style.css')).files).toMatchObject([
      { kind: 'site', result: 'stays' },
    ]);
    writeFiles(root, { 'p.svg': '<svg></svg>' });
    expect((await why(root, 'build/html/p.svg')).files).toMatchObject([
      { result: 'written', reasons: [{ text: 'p.svg was edited' }] },
    ]);
  });

  it('gives the block of any line in it, and says where there is none', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\ntwo\nthree\n' });
    await built(root);
    for (const line of [2, 3, 4, 5])
      expect((await why(root, `a.md:${line}`)).pages[0]?.blocks).toMatchObject([{ line: 3, lines: 3 }]);
    await expect(why(root, 'a.md:6')).rejects.toThrow('No block stands at a.md:6.');
    await expect(why(root, 'a.md:0')).rejects.toThrow('No block');
  });
});

describe('what why foretells', () => {
  it.each(Array.from({ length: 8 }, (_, n) => n))(
    'is what the build then does, for random edits (seed %i)',
    async seed => {
      const random = randomFrom(seed);
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
      const names = ['a.md', 'b.md', 'c.rst', 'd/e.md', 'd/f.md'];
      const paragraphs = [
        'Plain words.',
        'See [one](#one), [two](#two).',
        'To [a](/a.md) and [e](/d/e.md).',
        'A [word] with a note.[^n]',
        '[word]: https://example.org/1',
        '[word]: https://example.org/2',
        '[^n]: The note.',
        '## One {#one}',
        '## Two {#two}',
        '## Two again {#two}',
        '![p](/p.svg)',
        '```js {#part}\nlet x = 1;\n```',
        '```js {file="out.js"}\n<<part>>\n```',
      ];
      const texts = [
        '`one`_ and |s|',
        '.. |s| replace:: text',
        '.. include:: part.txt',
        'Head\n----',
        'Other\n~~~~~',
        '.. _one:',
      ];
      const document = (name: string) => {
        const parts = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
          pick(name.endsWith('.rst') ? texts : paragraphs),
        );
        const title = pick(['Title', 'Other title']);
        return [name.endsWith('.rst') ? `${title}\n===========` : `# ${title}`, ...parts, ''].join('\n\n');
      };
      const root = folderWith({ 'a.md': '# A\n' });
      for (let step = 0; step < 12; step += 1) {
        for (let edits = Math.floor(random() * 3); edits >= 0; edits -= 1) {
          const name = pick([...names, 'p.svg', 'part.txt', 'pylit.config.json']);
          if (name !== 'a.md' && random() < 0.2) rmSync(path.join(root, name), { force: true });
          else if (name === 'pylit.config.json')
            writeFiles(root, {
              [name]: JSON.stringify(pick([{}, { title: 'T' }, { plugins: ['highlight'] }, { html: { trust: true } }])),
            });
          else
            writeFiles(root, { [name]: /\.(?:md|rst)$/.test(name) ? document(name) : `${name} ${pick(['1', '2'])}` });
        }
        const { pages } = await foretold(
          root,
          names.filter(name => existsSync(path.join(root, name))),
        );
        for (const { result, reasons, blocks } of pages) {
          expect(result === 'stays').toBe(reasons.length === 0);
          for (const block of blocks) if (block.result === 'miss') expect(block.reasons).not.toEqual([]);
        }
      }
    },
  );
});

describe('pylit why', () => {
  it('prints lines for a person and one JSON object for tools, and changes nothing', async () => {
    const root = folderWith(TWO);
    await built(root);
    writeFiles(root, { 'b.md': '# B\n\nOther words.\n' });
    const before = contentsOf(root);
    const { stdout, status } = pylit(root, ['why', 'b.md']);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'b.md → build/html/b.html is made again; 1 of 2 blocks transformed.',
      '  the document was edited',
      '  b.md:1: hit  heading',
      '  b.md:3: miss paragraph (the block was edited)',
      '',
    ]);
    const json = JSON.parse(pylit(root, ['why', 'build/html/b.html', '--json']).stdout) as Explanation;
    expect(json).toEqual(await why(root, 'b.md'));
    expect(contentsOf(root)).toEqual(before);
  });

  it('names the nearest for what is not there', () => {
    const root = folderWith({ 'guide.md': '# G\n' });
    const { status, stderr } = pylit(root, ['why', 'guid.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "guide.md"?');
  });

  it('takes nothing in the output folder for what pylit made', () => {
    const root = folderWith({ 'guide.md': '# G\n' });
    const { status, stderr } = pylit(root, ['why', 'build/html/guida.html']);
    expect(status).toBe(2);
    expect(stderr).toContain('"build/html/guida.html" is no document of this project, and nothing that pylit makes.');
  });
});
