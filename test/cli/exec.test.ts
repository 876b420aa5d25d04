import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { COMMAND } from './command.ts';
import { runHere } from './in-process.ts';
import { folderWith, pylit } from './pylit.ts';

const C = `# In C

\`\`\`c {file="src/a.c"}
int main(void) {
	<<body>>
}
\`\`\`

> \`\`\`c {#body}
> int x = 1;
> if (x) {
> 	<<deep>>
> }
> \`\`\`

1. item

   \`\`\`c {#deep}
   return "é" + zzz;
   \`\`\`
`;

const PYTHON = `\`\`\`python {file="src/a b.py"}
def f():
    <<call>>

f()
\`\`\`

Text.

\`\`\`python {#call}
if True:
  x = 1 + h(
     2)
\`\`\`
`;

const JS = `\`\`\`js {file="src/a.mjs"}
function f() {
  <<throw>>
}
f();
\`\`\`

\`\`\`js {#throw}
if (f) throw new Error("é");
\`\`\`

\`\`\`ts {file="src/a.ts"}
const x: number = <<v>>;
if (x) {
  <<w>>
}
\`\`\`

\`\`\`ts {#v}
(() => "a")()
\`\`\`

\`\`\`ts {#w}
let y: string = 5;
\`\`\`
`;

async function project(): Promise<string> {
  const documents = { 'docs/c.md': C, 'docs/py.md': PYTHON, 'docs/js.md': JS };
  const root = folderWith({ 'pylit.config.json': '{ "source": "docs" }', ...documents });
  expect(await runHere(root, ['tangle'])).toMatchObject({ status: 0 });
  return root;
}

const TSC = path.resolve('node_modules/typescript/bin/tsc');
/** The line and column of some text of a document, as positions have them. */
function placeOf(document: string, text: string): string {
  const lines = document.split('\n');
  const line = lines.findIndex(each => each.includes(text));
  return `${line + 1}:${(lines[line]?.indexOf(text) ?? -1) + 1}`;
}

describeNeeding('cc', 'pylit exec', () => {
  it('says where in the document an error of a C compiler is, two references deep', async () => {
    const root = await project();
    const { status, stderr } = pylit(root, ['exec', '--', 'cc', '-c', 'src/a.c']);
    expect(stderr).toContain(`\ndocs/c.md:${placeOf(C, 'zzz')}: error: `);
    expect(stderr).not.toMatch(/a\.c:\d/);
    // What it shows below has the document's number, too.
    expect(stderr).toContain(`\n   ${placeOf(C, 'zzz').split(':')[0]} |                 return "é" + zzz;\n      |   `);
    expect(status).toBe(1);
  });

  it('keeps colours, knows absolute paths, and names documents from the current folder', async () => {
    const root = await project();
    const command = ['cc', '-fdiagnostics-color=always', '-c', path.join(root, 'src/a.c')];
    const { stderr } = pylit(path.join(root, 'src'), ['-C', '..', 'exec', '--', ...command]);
    expect(stderr).toContain(`\x1b[01m\x1b[K../docs/c.md:${placeOf(C, 'zzz')}:\x1b[m\x1b[K \x1b[01;31m`);
  });

  it('answers for the files as they are, when they were edited since', async () => {
    const root = await project();
    writeFileSync(path.join(root, 'docs/c.md'), `New.\n\n${C}`);
    const [line, column] = placeOf(C, 'zzz').split(':').map(Number);
    const { stderr } = pylit(root, ['exec', '--', 'cc', '-c', 'src/a.c']);
    expect(stderr).toContain(`docs/c.md:${(line ?? 0) + 2}:${column}: error: `);
  });
});

describeNeeding('make', 'pylit exec', () => {
  it('follows make into its folders', async () => {
    const root = await project();
    writeFileSync(path.join(root, 'src/Makefile'), 'all:\n\t@echo "a.c:1:5: error"\n');
    const { stdout } = pylit(root, ['exec', '--', 'make', '-C', 'src']);
    expect(stdout).toContain(`\ndocs/c.md:${placeOf(C, 'main(')}: error\n`);
  });
});

describeNeeding('python3', 'pylit exec', () => {
  it('rewrites tracebacks of Python', async () => {
    const { stderr, status } = pylit(await project(), ['exec', '--', 'python3', 'src/a b.py']);
    const lines = stderr.split('\n').filter(line => line.includes('File'));
    expect(lines).toEqual(['  File "docs/py.md", line 5, in <module>', '  File "docs/py.md", line 12, in f']);
    expect(status).toBe(1);
  });
});

describe('pylit exec', () => {
  it('rewrites stacks of Node, of file: addresses too', async () => {
    const { stderr } = pylit(await project(), ['exec', '--', 'node', 'src/a.mjs']);
    expect(stderr.split('\n')[0]).toBe('docs/js.md:9');
    expect(stderr).toContain(`    at f (docs/js.md:${placeOf(JS, 'new Error')})\n`);
    expect(stderr).toContain('    at docs/js.md:5:1\n');
  });

  it.each([
    [[], /docs\/js\.md\((\d+),(\d+)\)/g],
    [['--pretty'], /docs\/js\.md\x1b\[0m:\x1b\[93m(\d+)\x1b\[0m:\x1b\[93m(\d+)\x1b\[0m - \x1b\[91merror/g],
  ])('rewrites errors of tsc %j', async (options, form) => {
    const { stdout } = pylit(await project(), [
      'exec',
      '--',
      process.execPath,
      TSC,
      '--noEmit',
      ...options,
      'src/a.ts',
    ]);
    const places = Array.from(stdout.matchAll(form), ([, line, column]) => `${line}:${column}`);
    expect(places).toEqual([placeOf(JS, 'x: number'), placeOf(JS, 'y: string')]);
  });

  it('hands on what goes in, the exit status, and words that look like options', async () => {
    const root = await project();
    const child = spawnSync(
      process.execPath,
      [...COMMAND, 'exec', '--', 'sh', '-c', 'cat; echo "$@"; exit 7', '-C', '-x', '--'],
      {
        cwd: root,
        input: 'é\0\xff',
        encoding: 'latin1',
      },
    );
    expect(child).toMatchObject({ status: 7, stdout: 'é\0ÿ-x --\n', stderr: '' });
    expect(pylit(root, ['exec', '--', 'sh', '-c', 'kill -9 $$']).status).toBe(137);
    expect(pylit(root, ['exec', '--', 'nonsense-of-ours'])).toMatchObject({ status: 127, stdout: '' });
    expect(pylit(root, ['exec', '--', './docs/c.md'])).toMatchObject({ status: 126 });
    expect(pylit(root, ['exec'])).toMatchObject({ status: 2 });
  });

  it('hands on signals', async () => {
    const script =
      'process.on("SIGTERM", () => { console.log("bye"); process.exit(3); }); console.log("up"); setInterval(() => {}, 99)';
    const child = spawn(process.execPath, [...COMMAND, 'exec', '--', 'node', '-e', script], { cwd: await project() });
    let said = '';
    child.stdout.on('data', data => {
      said += data;
      if (said === 'up\n') child.kill('SIGTERM');
    });
    expect(await once(child, 'exit')).toEqual([3, null]);
    expect(said).toBe('up\nbye\n');
  });
});
