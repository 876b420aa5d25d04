import { readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const INTRO = `# Intro

- In a list:

  \`\`\`python {#greet file="greet.py" shebang="#!/usr/bin/env python3"}
  def greet(name):
      <<body>>

      return f(<<args>>, 1)

  if True:
      <<body>>
  \`\`\`

> ~~~python {#body}
> print(name)
>\tif name: "é😀", name
> ~~~

\`\`\`python {#args}
1, 2
\`\`\`

\`\`\`python {#nowhere}
lost
\`\`\`
`;

const RST = ['More', '====', '', '.. pylit:code:: js', '   :file: more.js', '', '   let a;', '   a.b();', ''].join(
  '\r\n',
);

async function project(): Promise<string> {
  const root = folderWith({
    'pylit.config.json': '{ "source": "docs", "tangle": { "root": "src" } }',
    'docs/intro.md': INTRO,
    'docs/more.rst': RST,
  });
  expect(await runHere(root, ['tangle'])).toMatchObject({ status: 0 });
  return root;
}

/** What `pylit where` says of each place, from the project's folder. */
async function ask(root: string, ...places: string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const place of places) {
    const { stdout, stderr } = await runHere(root, ['where', place]);
    answers.push(
      (stdout + stderr)
        .trim()
        .replaceAll(`${path.relative(process.cwd(), root)}/`, '')
        .replace('\n', ' '),
    );
  }
  return answers;
}

// 2 def greet(name):             7 <blank>
// 3     print(name)              8 if True:
// 4       if name: "é😀", name   9     print(name)
// 6     return f(1, 2, 1)       10       if name: "é😀", name
describe('pylit where', () => {
  it('says where a place of a program comes from', async () => {
    const root = await project();
    const lines = readFileSync(path.join(root, 'src/greet.py'), 'utf8').split('\n');
    expect([lines[5], lines[9]]).toEqual(['    return f(1, 2, 1)', '      if name: "é😀", name']);
    const asked = ['src/greet.py:2:5', 'src/greet.py:3:9', 'src/greet.py:4:22', 'src/greet.py:10:7', 'src/more.js:2:3'];
    expect(await ask(root, ...asked, 'src/greet.py:6:19', 'src/greet.py:6:14')).toEqual([
      'docs/intro.md:6:7',
      'docs/intro.md:16:7',
      'docs/intro.md:17:18',
      'docs/intro.md:17:3',
      'docs/more.rst:8:6',
      'docs/intro.md:9:25',
      'docs/intro.md:21:1',
    ]);
  });

  it('says where a place of a document goes, wherever its chunk is used', async () => {
    const root = await project();
    expect(await ask(root, 'docs/intro.md:16:7', 'docs/intro.md:17', 'docs/more.rst:7:4')).toEqual([
      'src/greet.py:3:9 src/greet.py:9:9',
      'src/greet.py:4:7 src/greet.py:10:7',
      'src/more.js:1:1',
    ]);
    const there = await runHere(root, ['where', path.join(root, 'docs/intro.md:6:7'), '--json']);
    expect(JSON.parse(there.stdout)).toMatchObject({ places: [{ line: 2, column: 5 }] });
    expect(there.status).toBe(0);
  });

  it('says why there is no answer', async () => {
    const root = await project();
    const places = ['src/greet.py:1', 'src/greet.py:99', 'docs/intro.md:7', 'docs/intro.md:1', 'docs/intro.md:25'];
    for (const place of places) expect(await runHere(root, ['where', place])).toMatchObject({ status: 1, stdout: '' });
    expect(await ask(root, ...places)).toEqual([
      'pylit: src/greet.py:1 comes from no line of a document: it is a header, a shebang, a license or an annotation.',
      'pylit: src/greet.py has 10 lines.',
      'pylit: docs/intro.md:7 is a reference; ask for the lines of "<<body>>".',
      'pylit: docs/intro.md:1 is in no chunk.',
      'pylit: docs/intro.md:25 is in the chunk "nowhere", which goes to no file with these lines.',
    ]);
    const wrong = await runHere(root, ['where', 'src/grete.py:3']);
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('is no file of this project') });
    // What is very long is cut.
    const near = path.relative('.', path.join(root, 'src/greet.py')).slice(0, 190);
    expect(wrong.stderr).toContain(`Did you mean ${JSON.stringify(near).slice(0, -1)}`);
    expect(await runHere(root, ['where', 'docs/intro.md'])).toMatchObject({ status: 2 });
  });

  it('answers for what is on the disk, whichever side was edited since', async () => {
    const root = await project();
    const program = path.join(root, 'src/greet.py');
    writeFileSync(program, readFileSync(program, 'utf8').replace('def', 'import os\n\ndef').replace('return', 'yield'));
    const document = path.join(root, 'docs/intro.md');
    writeFileSync(document, readFileSync(document, 'utf8').replace('# Intro', '# Intro\n\nMore.'));
    expect(await ask(root, 'src/greet.py:5:9', 'docs/intro.md:18:7')).toEqual([
      'docs/intro.md:18:7',
      'src/greet.py:5:9 src/greet.py:11:9',
    ]);
    const [edited] = await ask(root, 'src/greet.py:8');
    expect(edited).toContain('src/greet.py:8 was edited since it was tangled, behind docs/intro.md:10');
    const [gone] = await ask(root, 'docs/intro.md:11');
    expect(gone).toContain('docs/intro.md:11 was edited since, here or in src/greet.py');
  });

  it('prints a source map that Node reads', async () => {
    const root = await project();
    const { stdout } = await runHere(root, ['where', '--map', 'src/greet.py']);
    const map = new SourceMap(JSON.parse(stdout));
    expect(map.findEntry(9, 9)).toMatchObject({
      originalSource: '../docs/intro.md',
      originalLine: 16,
      originalColumn: 5,
    });
  });
});
