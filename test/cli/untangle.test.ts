import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/build/config.ts';
import { untangleDocuments } from '../../src/cli/moving-in/untangle-documents.ts';
import { documentNames } from '../../src/cli/moving-in/untangle-names.ts';
import { loadReaders } from '../../src/cli/project/load-readers.ts';
import { programText } from '../../src/literate/untangle/program-text.ts';
import { sourceLanguage } from '../../src/literate/untangle/source-language.ts';
import { ADA } from '../author.ts';
import { FILE_NAMES, hostileProgram } from '../literate/untangle/hostile-programs.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const GREET = `#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Greets people.

Politely.
"""
import sys


def greet(name):
    """Greets <<one>> person."""
    print("Hello,", name)


# All of them.
def everybody():
    for name in sys.argv[1:]:
        greet(name)


everybody()
`;

const DOCUMENT = `# greet.py

Greets people.

Politely.

\`\`\`python {file="src/greet.py" shebang="/usr/bin/env python3" license="MIT" executable}
"""Greets people.

Politely.
"""
import sys


<<greet>>


<<everybody>>


everybody()
\`\`\`

## greet

Greets \\<\\<one>> person.

\`\`\`python {#greet noexpand}
def greet(name):
    """Greets <<one>> person."""
    print("Hello,", name)
\`\`\`

## everybody

All of them.

\`\`\`python {#everybody}
# All of them.
def everybody():
    for name in sys.argv[1:]:
        greet(name)
\`\`\`
`;

const CONFIG = { 'pylit.config.json': '{ "source": "docs" }' };

/** A project with programs; those that end in `.py` may be executed. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = folderWith({ ...CONFIG, ...files });
  for (const name of Object.keys(files)) if (name.endsWith('.py')) chmodSync(path.join(root, name), 0o755);
  return root;
}

describe('pylit untangle', () => {
  it('makes a document that reads like one', async () => {
    const root = projectWith({ 'src/greet.py': GREET });
    const said = await runHere(root, ['untangle', 'src', 'docs'], ADA);
    expect(said).toEqual({
      status: 0,
      stdout: 'docs/greet.md holds src/greet.py in 3 chunks\n1 document made. Next: pylit build\n',
      stderr: '',
    });
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toBe(DOCUMENT);
  });

  it('makes the document that the guide shows', async () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../guide/moving-in.md'), 'utf8');
    const [, program = ''] = /\n```python\n(.*?\n)```\n/s.exec(guide) ?? [];
    const [, document = ''] = /\n````markdown\n(.*?\n)````\n/s.exec(guide) ?? [];
    const root = folderWith({ ...CONFIG, 'src/greet.py': program });
    const { stdout } = await runHere(root, ['untangle', 'src', 'docs'], ADA);
    expect(guide).toContain(stdout);
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toBe(document);
  });

  it('hands the sources over to builds, and edits flow both ways', async () => {
    const files = {
      'src/greet.py': GREET,
      'src/a/point.h': 'struct point {\r\n\tint x;\r\n};\r\n\r\nint add(int a, int b)\r\n{\r\n\treturn a + b;\r\n}',
      'src/a/point.c': '/* Empty */\n\n\n',
      'src/__init__.py': '',
    };
    const root = projectWith(files);
    expect(await runHere(root, ['untangle', 'src', 'docs'], ADA)).toMatchObject({ status: 0, stderr: '' });
    const before = statSync(path.join(root, 'src/greet.py')).mtimeMs;
    const built = await runHere(root, ['build', '--strict'], ADA);
    expect(built).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path.join(root, 'docs/index.md'), 'utf8')).toContain(
      '- [greet.py](greet.md): Greets people.\n',
    );
    for (const [name, text] of Object.entries(files)) expect(readFileSync(path.join(root, name), 'utf8')).toBe(text);
    expect(statSync(path.join(root, 'src/greet.py')).mtimeMs).toBe(before);

    const document = path.join(root, 'docs/greet.md');
    writeFileSync(document, readFileSync(document, 'utf8').replace('"Hello,"', '"Good day,"'));
    expect((await runHere(root, ['build', '--strict'], ADA)).stderr).toBe('');
    const program = path.join(root, 'src/greet.py');
    expect(readFileSync(program, 'utf8')).toBe(GREET.replace('"Hello,"', '"Good day,"'));
    writeFileSync(program, readFileSync(program, 'utf8').replace('"Good day,"', '"Good night,"'));
    expect(await runHere(root, ['stitch'], ADA)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(document, 'utf8')).toBe(DOCUMENT.replace('"Hello,"', '"Good night,"'));
  });

  it('never writes over a document, unless it is told to', async () => {
    const root = projectWith({ 'src/greet.py': GREET, 'src/b.sh': 'echo b\n', 'docs/greet.md': '# Mine\n' });
    const said = await runHere(root, ['untangle', 'src', 'docs'], ADA);
    expect(said.status).toBe(1);
    expect(said.stderr).toBe('src/greet.py is left out: docs/greet.md exists\n');
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toBe('# Mine\n');
    expect(readFileSync(path.join(root, 'docs/b.md'), 'utf8')).toContain('echo b');
    expect((await runHere(root, ['untangle', 'src', 'docs', '--force'], ADA)).status).toBe(0);
    expect(readFileSync(path.join(root, 'docs/greet.md'), 'utf8')).toBe(DOCUMENT);
  });

  it('can be undone', async () => {
    const root = projectWith({ 'src/greet.py': GREET, 'docs/own.md': '# Own\n' });
    await runHere(root, ['untangle', 'src', 'docs'], ADA);
    expect((await runHere(root, ['undo'], ADA)).status).toBe(0);
    expect(readdirSync(path.join(root, 'docs'))).toEqual(['own.md']);
  });

  it('leaves out what is hidden, ignored, no program or no text, and what is tangled already', async () => {
    const root = projectWith({
      'src/greet.py': GREET,
      'src/data.json': '{}',
      'src/.hidden.py': 'x = 1\n',
      'src/out/made.py': 'x = 1\n',
      'src/node_modules/a/a.js': 'a();\n',
      '.gitignore': 'out/\n',
      'src/old.sh': 'echo old\n',
      'docs/old.md': '```sh {file="src/old.sh"}\necho new\n```\n',
      'src/mixed.c': 'a\r\nb\n',
      'src/zero.c': 'a\0b\n',
      'src/nul.c': 'a\n',
      'src/run': '#!/bin/bash\nexit 0\n',
      'src/notes': 'just words\n',
      'src/large.js': `${'x'.repeat(2 ** 20)}\n`,
    });
    writeFileSync(path.join(root, 'src/latin.c'), Buffer.from([0x63, 0xe9, 0x0a]));
    const { stdout, status } = await runHere(root, ['untangle', 'src', 'docs', '--json', '--dry-run'], ADA);
    const done = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(done.made.map(({ file }: { file: string }) => file)).toEqual(['src/greet.py', 'src/run']);
    expect(done.left.map(({ file, reason }: Record<string, string>) => [file, reason]).sort()).toEqual([
      ['src/data.json', 'no-program'],
      ['src/large.js', 'too-large'],
      ['src/latin.c', 'not-text'],
      ['src/mixed.c', 'not-held'],
      ['src/notes', 'no-program'],
      ['src/nul.c', 'not-held'],
      ['src/old.sh', 'tangled-already'],
      ['src/zero.c', 'not-held'],
    ]);
    expect(readdirSync(path.join(root, 'docs'))).toEqual(['old.md']);
  });

  it('takes a whole project but for its configuration', async () => {
    const root = folderWith({
      'pylit.config.js': "import './more.js';\nexport default { source: 'docs' };\n",
      'more.js': 'export {};\n',
    });
    writeFileSync(path.join(root, 'a.js'), 'a();\n');
    const { stdout } = await runHere(root, ['untangle', '.', 'docs', '--json'], ADA);
    expect(JSON.parse(stdout).made).toEqual([{ file: 'a.js', document: 'docs/a.md', chunks: 0 }]);
  });

  it('is not for programs that get marks', async () => {
    const root = folderWith({ 'pylit.config.json': '{ "tangle": { "annotate": "markers" } }', 'a.js': 'a();\n' });
    const said = await runHere(root, ['untangle', 'a.js', 'docs'], ADA);
    expect(said).toMatchObject({ status: 2, stderr: expect.stringContaining('With tangle.annotate, no file') });
  });

  it('takes a single file, whatever it is', async () => {
    const root = projectWith({ 'data.json': '{ "a": "<<b>>" }' });
    expect((await runHere(root, ['untangle', 'data.json', 'docs'], ADA)).status).toBe(0);
    expect(readFileSync(path.join(root, 'docs/data.md'), 'utf8')).toBe(
      '# data.json\n\n```text {file="data.json" final-newlines=0 noexpand}\n{ "a": "<<b>>" }\n```\n',
    );
  });

  it('refuses folders that are not there, not in the project or not of documents', async () => {
    const root = projectWith({ 'src/greet.py': GREET });
    for (const [from, to, text] of [
      ['none', 'docs', 'There is no folder or file "none".'],
      ['src', 'notes', '"notes" is not below "docs"'],
      ['..', 'docs', 'is not in the project'],
    ] as const) {
      const said = await runHere(root, ['untangle', from, to], ADA);
      expect(said.status).toBe(2);
      expect(said.stderr).toContain(text);
    }
  });
});

describe('documents made from programs', () => {
  const config = parseConfig({ source: 'docs' }, 'test');

  /** Untangles files, and says what is left out; a made document has been proved to give the file. */
  async function leftOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const readers = await loadReaders({ config, identity: '' });
    const names = documentNames(Object.keys(files));
    const programs = Object.entries(files).flatMap(([place, source]) => {
      const text = programText(source);
      const language = sourceLanguage(place);
      if ('refused' in text || !language) throw new Error(`${place}: ${JSON.stringify(source)}`);
      return [{ place, source, text, language, title: place, document: names.get(place) ?? '' }];
    });
    const { made, left } = untangleDocuments({ config, readers, programs, parts: [] });
    expect(made.length + left.length).toBe(programs.length);
    return left.map(({ file, message }) => `${file}: ${message}`);
  }

  it('hold every program of hostile lines', async () => {
    const project = fc.uniqueArray(fc.tuple(fc.constantFrom(...FILE_NAMES), hostileProgram), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(project, async files => {
        expect(await leftOf(Object.fromEntries(files))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("hold all of pylit's own sources", async () => {
    const root = path.resolve(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
    const texts = files.map(file => [file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')] as const);
    expect(texts.length).toBeGreaterThan(300);
    expect(await leftOf(Object.fromEntries(texts))).toEqual([]);
  });

  it('have names of their own', () => {
    expect([...documentNames(['a/b.c', 'a/b.h', 'a/c.c', 'index.ts', 'Makefile', 'x/Index.js', 'x/.env.sh'])]).toEqual([
      ['a/b.c', 'a/b.c.md'],
      ['a/b.h', 'a/b.h.md'],
      ['a/c.c', 'a/c.md'],
      ['index.ts', 'index.ts.md'],
      ['Makefile', 'Makefile.md'],
      ['x/Index.js', 'x/Index.js.md'],
      ['x/.env.sh', 'x/.env.md'],
    ]);
  });
});
