import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { build, emptyProject, type Finished, guideProject, pylit, removeProject, root, run } from './project-copy.ts';

const hasShell = spawnSync('sh', ['-c', 'command -v awk tr sort uniq sed']).status === 0;

let folder = '';
beforeAll(() => {
  folder = guideProject();
  build(folder);
});
afterAll(() => removeProject(folder));

describeNeeding('python3', 'the link checker', () => {
  function check(files: Readonly<Record<string, string>>, ...options: string[]): Finished {
    const site = join(folder, 'site');
    removeProject(site);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    return run(folder, 'python3', ['build/examples/linkcheck.py', ...options, 'site']);
  }

  it('finds nothing wrong with good links of every form', () => {
    const result = check({
      'index.html': [
        '<a href="sub/">folder</a> <a href="sub/index.html#here">anchor</a> <a href="#top">top</a> <a href="">self</a>',
        '<a href="/sub/a%20b.html?query#:~:text=b">encoded</a> <a href="https://example.org/x">elsewhere</a>',
        '<img srcset="a.png 1x, sub/b,c.png 2x" src="data:image/gif;base64,R0"> <a href="mailto:a@example.org">mail</a>',
        '<a href="manual.pdf#page=3">a fragment of something else</a>',
      ].join('\n'),
      'sub/index.html': '<p id="here"><a href="..">up</a> <a name="there"></a><a href="?a=1#there">old anchor</a></p>',
      'sub/a b.html': '<base href="../"><a href="a.png">from the base</a>',
      'a.png': '',
      'sub/b,c.png': '',
      'manual.pdf': '',
    });
    expect(result).toEqual({ status: 0, stdout: 'no problems in 3 pages\n', stderr: '' });
  });

  it('names file, line and the probable meaning of each broken link', () => {
    const result = check({
      'index.html': [
        '<a href="instal.html">1</a>',
        '<a href="Sub/page.html">2</a>',
        '<a href="install.html#licence">3</a> <a href="#nowhere">3</a>',
        '<a href="../../secret">4</a>',
        '<a href="http://[">5</a>',
        '<video poster="none.png"></video>',
        '<p id="a"><p id="a">',
      ].join('\n'),
      'install.html': '<h2 id="license">Licence</h2>',
      'sub/page.html': '<a href="../instal.html">one up</a>',
    });
    expect(result.stdout.split('\n')).toEqual([
      'site/index.html:1: no such file: instal.html (did you mean install.html?)',
      'site/index.html:2: no such file: Sub/page.html (did you mean sub/page.html?)',
      'site/index.html:3: no such anchor: #nowhere',
      'site/index.html:3: no such anchor: install.html#licence (did you mean #license?)',
      'site/index.html:4: leads out of the folder: ../../secret',
      'site/index.html:5: not an address: http://[',
      'site/index.html:6: no such file: none.png',
      'site/index.html:7: id used twice: a',
      'site/sub/page.html:1: no such file: ../instal.html (did you mean ../install.html?)',
      '9 problems in 3 pages',
      '',
    ]);
    expect(result.status).toBe(1);
  });

  it('finds pages that no chain of links leads to', () => {
    const files = {
      'index.html': '<a href="one.html">one</a>',
      'one.html': '<a href="two/">two</a>',
      'two/index.html': '<a href="../index.html">back</a>',
      'lost.html': '<a href="found.html">each other</a>',
      'found.html': '<a href="lost.html">each other</a>',
    };
    expect(check(files).status).toBe(0);
    expect(check(files, '--orphans').stdout).toBe(
      'site/found.html:1: no link leads to this page\nsite/lost.html:1: no link leads to this page\n2 problems in 5 pages\n',
    );
  });

  it('ends with 2 when there is no such folder', () => {
    const result = run(folder, 'python3', ['build/examples/linkcheck.py', 'nowhere']);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('not a folder: nowhere');
  });

  it('finds nothing wrong with the guide itself', () => {
    const result = run(folder, 'python3', ['build/examples/linkcheck.py', '--orphans', 'build/html']);
    expect(result.stdout).toMatch(/^no problems in \d+ pages\n$/);
    expect(result.status).toBe(0);
  });

  it('is the small program that its page promises', () => {
    const lines = readFileSync(join(folder, 'build/examples/linkcheck.py'), 'utf8').split('\n').length;
    expect(lines).toBeGreaterThan(150);
    expect(lines).toBeLessThan(250);
  });
});

describe('common words', () => {
  const program = (input: string, ...args: string[]) =>
    run(folder, process.execPath, ['build/examples/common-words.mjs', ...args], input).stdout;
  const pipeline = (input: string, k: number) =>
    run(folder, 'sh', ['build/examples/common-words.sh', `${k}`], input).stdout;

  it('counts the words of a text, most common first and then by the alphabet', () => {
    expect(program('The cat and the dog, and THE end.', '3')).toBe('3 the\n2 and\n1 cat\n');
  });

  it('prints ten words when it is not told how many, and none when told none', () => {
    expect(program('a b c d e f g h i j k l m').trimEnd().split('\n')).toHaveLength(10);
    expect(program('a b c', '0')).toBe('');
    expect(program('')).toBe('');
  });

  it('knows letters of all scripts, both spellings of an accent, and apostrophes', () => {
    expect(program('na\u00efve nai\u0308ve Ελλάδα don\u2019t', '5')).toBe('2 na\u00efve\n1 don\u2019t\n1 ελλάδα\n');
  });

  it('counts a word that lies across the border of two pieces once', () => {
    const path = join(folder, 'long.txt');
    writeFileSync(path, `${'literate '.repeat(30_000)}é`);
    expect(program('', '5', 'long.txt')).toBe('30000 literate\n1 é\n');
  });

  it('says which file it cannot read', () => {
    writeFileSync(join(folder, 'long.txt'), 'literate '.repeat(30_000));
    const result = run(folder, process.execPath, ['build/examples/common-words.mjs', 'long.txt', 'nowhere.txt']);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('nowhere.txt');
  });

  it.skipIf(!hasShell)(`agrees with the pipeline on every page of the guide (needs sh and awk)`, () => {
    for (const page of ['glossary.md', 'store.md', 'examples/linkcheck.md', 'examples/common-words.rst']) {
      const text = readFileSync(join(root, 'guide', page), 'utf8');
      const common = pipeline(text, 50);
      expect(common.split('\n')).toHaveLength(51);
      expect(program(text, '--ascii', '50'), page).toBe(common);
    }
  });

  it.skipIf(!hasShell)(`the pipeline prints what its page says (needs sh and awk)`, () => {
    expect(pipeline('the cat and the dog, and the end', 2)).toBe('3 the\n2 and\n');
  });

  it('has as many lines as its page says', () => {
    const page = readFileSync(join(root, 'guide/examples/common-words.rst'), 'utf8');
    const [, pipelineLines, programLines] = /^lines of code +(\d+) +(\d+)$/m.exec(page) ?? [];
    expect(countLines('common-words.sh')).toBe(Number(pipelineLines));
    expect(countLines('common-words.mjs')).toBe(Number(programLines));
  });

  function countLines(name: string): number {
    return readFileSync(join(folder, 'build/examples', name), 'utf8')
      .trimEnd()
      .split('\n').length;
  }
});

describeNeeding('python3', 'small programs of the guide', () => {
  it('the countdown of "Chunks and tangling" prints what the page shows', () => {
    const page = readFileSync(join(root, 'guide/chunks-and-tangling.md'), 'utf8');
    const shown = /after a build:\n\n```text\n([\s\S]*?)```/.exec(page)?.[1];
    expect(run(folder, 'python3', ['build/examples/countdown.py', '2']).stdout).toBe(shown);
  });

  it('the first document of "Getting started" greets as the page shows, in a project that init made', () => {
    const page = readFileSync(join(root, 'guide/getting-started.md'), 'utf8');
    const document = /````markdown\n([\s\S]*?)````/.exec(page)?.[1] ?? '';
    const project = emptyProject();
    expect(pylit(project, 'init')).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(project, 'docs/greet.md'), document);
    expect(build(project).messages).toEqual([]);
    expect(page).toContain('$ python3 greet.py Ada\nHello, Ada!\n');
    expect(run(project, 'python3', ['greet.py', 'Ada']).stdout).toBe('Hello, Ada!\n');
    expect(run(project, 'python3', ['greet.py']).stdout).toBe('Hello, world!\n');
    expect(readFileSync(join(project, 'build/html/greet.html'), 'utf8')).toContain('A polite program');
    removeProject(project);
  });
});
