import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const BIOME = path.resolve(import.meta.dirname, '../../node_modules/@biomejs/biome/bin/biome');

/** Chunks within chunks, one of them in a list, as somebody writes them who leaves the rest to a formatter. */
const WRITTEN = `# App

\`\`\`js {#app file="app.js"}
import {readFileSync} from 'fs'

<<helpers>>

export class App {
    constructor(options) {
        this.options = options
        <<start>>
    }

    run() {
        <<run>>
    }
}
\`\`\`

Prose *between*.

\`\`\`js {#helpers}
function sum(numbers) {
    let total = 0
    for (const number of numbers) {
        <<add>>
    }
    return total
}
\`\`\`

\`\`\`js {#add}
total += number
\`\`\`

- In a list:

  \`\`\`js {#start}
  this.state = { first: options.first, second: options.second, third: options.third, fourth: options.fourth }
  if (options.verbose) {
      console.log("started", JSON.stringify(options), "with many words so that this line is long")
  }
  \`\`\`

\`\`\`js {#run}
const result = sum([1,2,3])
return <<expression>>
\`\`\`

\`\`\`js {#expression}
result * 2 +   1
\`\`\`
`;

const BY_TWO = `# App

\`\`\`js {#app file="app.js"}
import { readFileSync } from "fs";

<<helpers>>

export class App {
  constructor(options) {
    this.options = options;
    <<start>>
  }

  run() {
    <<run>>
  }
}
\`\`\`

Prose *between*.

\`\`\`js {#helpers}
function sum(numbers) {
  let total = 0;
  for (const number of numbers) {
    <<add>>
  }
  return total;
}
\`\`\`

\`\`\`js {#add}
total += number;
\`\`\`

- In a list:

  \`\`\`js {#start}
  this.state = {
    first: options.first,
    second: options.second,
    third: options.third,
    fourth: options.fourth,
  };
  if (options.verbose) {
    console.log(
      "started",
      JSON.stringify(options),
      "with many words so that this line is long",
    );
  }
  \`\`\`

\`\`\`js {#run}
const result = sum([1, 2, 3]);
return <<expression>>
\`\`\`

\`\`\`js {#expression}
result * 2 + 1;
\`\`\`
`;

class Formatted {
  readonly root = folderWith({ 'a.md': WRITTEN });

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  async run(...args: string[]): Promise<void> {
    expect(await runHere(this.root, args)).toMatchObject({ status: 0, stderr: '' });
  }

  /** Formats the program, carries that back, and builds: the program must be as the formatter left it. */
  async format(...options: string[]): Promise<void> {
    execFileSync(process.execPath, [BIOME, 'format', '--write', ...options, 'app.js'], {
      cwd: this.root,
      stdio: 'pipe',
    });
    const formatted = this.read('app.js');
    await this.run('stitch');
    await this.run('build');
    expect(this.read('app.js')).toBe(formatted);
  }
}

/** The text, whatever its indentation. */
function flat(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}

const SPACES = ['--indent-style=space', '--indent-width=2'];

describe('what a formatter did to a program', () => {
  it('is carried back, wrapped lines and another indentation too, to each block its own', async () => {
    const made = new Formatted();
    await made.run('build');
    await made.format(...SPACES);
    expect(made.read('a.md')).toBe(BY_TWO);
  });

  it('is carried back from two spaces to tabs, to four spaces, to narrow lines and back', async () => {
    const made = new Formatted();
    await made.run('build');
    await made.format(...SPACES);
    await made.format('--indent-style=tab');
    expect(made.read('a.md')).toContain(
      '\n\tconstructor(options) {\n\t\tthis.options = options;\n\t\t<<start>>\n\t}\n',
    );
    expect(made.read('a.md')).toContain('\n  if (options.verbose) {\n  \tconsole.log(\n');
    expect(flat(made.read('a.md'))).toBe(flat(BY_TWO));
    await made.format('--indent-style=space', '--indent-width=4');
    expect(flat(made.read('a.md'))).toBe(flat(BY_TWO));
    await made.format(...SPACES, '--line-width=40');
    await made.format(...SPACES);
    expect(made.read('a.md')).toBe(BY_TWO);
  });

  it('is a conflict where blocks were put on one line, and nothing is written', async () => {
    const made = new Formatted();
    await made.run('build');
    const minified = `${made.read('app.js').replace(/\s+/g, ' ')}\n`;
    writeFileSync(path.join(made.root, 'app.js'), minified);
    const { status, stderr } = await runHere(made.root, ['stitch']);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^app\.js:1: error: [\s\S]*\nNothing was written\.\n$/),
    ]);
    expect([made.read('a.md'), made.read('app.js')]).toEqual([WRITTEN, minified]);
  });
});
