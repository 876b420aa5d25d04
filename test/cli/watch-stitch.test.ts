import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { folderWith, pylit, writeFiles } from './pylit.ts';
import { WatchProcess } from './watch-process.ts';

const DOCUMENT = [
  '# A',
  '',
  '```python {file="a.py"}',
  'def a():',
  '    <<both>>',
  '    return 1',
  '```',
  '',
  '```python {#both}',
  'x = 1',
  '```',
  '',
].join('\n');

const FILES = { 'a.md': DOCUMENT, 'b.md': '# B\n\n```python {file="b.py"}\n<<both>>\n```\n' };
const PROGRAM = 'def a():\n    x = 1\n    return 1\n';

class Watched {
  readonly root = folderWith(FILES);

  at(name: string): string {
    return path.join(this.root, name);
  }

  read(name: string): string {
    return fs.readFileSync(this.at(name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFiles(this.root, { [name]: text });
  }

  /** Waits until a file holds a text. */
  async holds(name: string, text: string): Promise<void> {
    await expect.poll(() => this.read(name), { interval: 20 }).toContain(text);
  }

  /** Waits until nothing is written any more, and says what every file is then. */
  async settled(): Promise<string[]> {
    const look = () =>
      ['a.md', 'b.md', 'a.py', 'b.py', 'build/html/a.html'].map(name => {
        const { ino, mtimeNs } = fs.statSync(this.at(name), { bigint: true });
        return `${name} ${ino} ${mtimeNs}`;
      });
    for (let before: string[] = []; ; ) {
      const now = look();
      if (now.join() === before.join()) return now;
      before = now;
      await wait(120);
    }
  }

  /** Runs a test beside a watch, which is ended whatever comes. */
  async watching(test: (watch: WatchProcess) => Promise<void>, ...args: string[]): Promise<void> {
    const watch = new WatchProcess(this.root, ['watch', ...args]);
    try {
      await watch.says('Ctrl-C to end.\n');
      await test(watch);
    } finally {
      await watch.end();
    }
  }
}

describe('pylit serve', () => {
  it('carries an edit of a program into its document, too', async () => {
    const made = new Watched();
    const server = new WatchProcess(made.root, ['serve', '--port', '0']);
    try {
      await server.says('files written in');
      made.write('a.py', PROGRAM.replace('x = 1', 'x = 2'));
      await server.says('a.py into a.md: ');
      expect(made.read('a.md')).toBe(DOCUMENT.replace('x = 1', 'x = 2'));
    } finally {
      await server.end();
    }
  });
});

describe('pylit watch', () => {
  it('carries an edit of a program into its document, makes the page and other programs, and comes to rest', async () => {
    const made = new Watched();
    await made.watching(async watch => {
      for (const number of [2, 3]) {
        made.write('a.py', PROGRAM.replace('x = 1', `x = ${number}`));
        expect(await watch.says(' ms\n')).toMatch(/^a\.py into a\.md: 1 block, 1 page(, 1 other file)?, \d+ ms\n$/);
        expect(made.read('a.md')).toBe(DOCUMENT.replace('x = 1', `x = ${number}`));
        expect(made.read('b.py')).toBe(`x = ${number}\n`);
        expect(made.read('build/html/a.html')).toContain(String(number));
        const settled = await made.settled();
        await wait(250);
        expect(await made.settled()).toEqual(settled);
      }
      expect(watch.said.split(' ms\n').length).toBe(3);
      expect(watch.said).not.toContain('error');
    });
    expect(pylit(made.root, ['build']).stdout).toContain('Nothing changed');
    expect(pylit(made.root, ['op', 'log']).stdout).toContain('pylit watch');
  });

  it('does so however an editor saves, and when a formatter runs on every save', async () => {
    const made = new Watched();
    await made.watching(async () => {
      const saves: ((text: string) => void)[] = [
        text => {
          made.write('.a.py.tmp', text);
          fs.renameSync(made.at('.a.py.tmp'), made.at('a.py'));
        },
        text => {
          fs.renameSync(made.at('a.py'), made.at('a.py~'));
          fs.writeFileSync(made.at('a.py'), text);
          fs.rmSync(made.at('a.py~'));
        },
        text => {
          fs.writeFileSync(made.at('a.py'), '');
          fs.writeFileSync(made.at('a.py'), text);
        },
      ];
      for (const [number, save] of saves.entries()) {
        save(PROGRAM.replace('x = 1', `x  =  '${number}'`));
        await wait(number * 30);
        save(PROGRAM.replace('x = 1', `x = "${number}"`));
        await made.holds('b.py', `x = "${number}"`);
        await made.settled();
        expect(made.read('a.md')).toBe(DOCUMENT.replace('x = 1', `x = "${number}"`));
        expect(made.read('a.py')).toBe(PROGRAM.replace('x = 1', `x = "${number}"`));
      }
    });
  });

  it('merges when a program and its document are saved at once', async () => {
    const made = new Watched();
    await made.watching(async watch => {
      watch.whilePaused(() =>
        writeFiles(made.root, {
          'a.py': PROGRAM.replace('x = 1', 'x = 2'),
          'a.md': DOCUMENT.replace('return 1', 'return 9').replace('# A', '# New'),
        }),
      );
      await made.holds('a.py', 'return 9');
      await made.settled();
      expect(made.read('a.py')).toBe('def a():\n    x = 2\n    return 9\n');
      expect(made.read('a.md')).toBe(
        DOCUMENT.replace('x = 1', 'x = 2').replace('return 1', 'return 9').replace('# A', '# New'),
      );
    });
  });

  it('says a conflict once, writes nothing of it, and tries again when either side changes', async () => {
    const made = new Watched();
    made.write('a.md', DOCUMENT);
    await made.watching(async watch => {
      const theirs = DOCUMENT.replace('return 1', 'return "documents"');
      const ours = PROGRAM.replace('return 1', 'return "ours"');
      watch.whilePaused(() => writeFiles(made.root, { 'a.py': ours, 'a.md': theirs }));
      await watch.says('[stitch-both-changed]');
      await watch.says('tried again');
      made.write('b.md', `${FILES['b.md']}\nMore.\n`);
      await made.holds('build/html/b.html', 'More.');
      await made.settled();
      expect([made.read('a.py'), made.read('a.md')]).toEqual([ours, theirs]);
      expect(watch.said.match(/stitch-both-changed/g)).toHaveLength(1);
      made.write('a.md', DOCUMENT.replace('# A', '# Mended'));
      await made.holds('a.md', 'return "ours"');
      await made.settled();
      expect(made.read('a.md')).toBe(DOCUMENT.replace('# A', '# Mended').replace('return 1', 'return "ours"'));
      expect(made.read('a.py')).toBe(ours);
    });
  });

  it('finds edits that were made before it began', async () => {
    const made = new Watched();
    expect(pylit(made.root, ['build']).status).toBe(0);
    made.write('a.py', PROGRAM.replace('x = 1', 'x = 2'));
    await made.watching(async () => expect(made.read('a.md')).toContain('x = 2'));
  });

  it('leaves edits where they are with --no-stitch', async () => {
    const made = new Watched();
    await made.watching(async watch => {
      made.write('a.py', PROGRAM.replace('x = 1', 'x = 2'));
      await watch.says('a.py was edited since pylit tangled it');
      await made.settled();
      expect(made.read('a.md')).toBe(DOCUMENT);
    }, '--no-stitch');
  });
});
