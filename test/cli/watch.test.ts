import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AS_ANYBODY } from '../as-anybody.ts';
import { describeNeeding } from '../tools.ts';
import { contentsOf, folderWith, pylit, writeFiles } from './pylit.ts';
import { WatchProcess } from './watch-process.ts';

const PLUGIN = `import { definePlugin } from 'pylit/plugin';
import { text } from './text.ts';
export default definePlugin({
  name: 'mark',
  version: '1',
  match: node => node.type === 'code',
  transforms: { html: () => [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: 'plugin ' + text }] }] },
});
`;
const CODE = '# A\n\n```mark\nx\n```\n';

/** Runs a test beside a watching pylit, which is ended whatever comes. */
async function watching(
  root: string,
  test: (watch: WatchProcess) => Promise<void>,
  program?: typeof AS_ANYBODY,
): Promise<void> {
  const watch = new WatchProcess(root, ['watch'], program);
  try {
    await watch.says('Ctrl-C to end.\n');
    await test(watch);
  } finally {
    await watch.end();
  }
}

function page(root: string, name = 'a'): string {
  return fs.readFileSync(`${root}/build/html/${name}.html`, 'utf8');
}

describe('pylit watch', () => {
  it('builds at once, again after a save, and goes on after a broken configuration', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n' });
    await watching(root, async watch => {
      expect(page(root)).toContain('one');
      writeFiles(root, { 'a.md': '# A\n\ntwo\n' });
      await watch.says('a.md: 1 block, 1 page, ');
      expect(page(root)).toContain('two');
      writeFiles(root, { 'pylit.config.json': '{' });
      await watch.says('is not JSON');
      writeFiles(root, { 'pylit.config.json': '{ "title": "Later" }' });
      await watch.says('pylit.config.json: ');
      expect(page(root)).toContain('Later');
    });
  });

  it('imports configuration, plugins and what they import again, each time that they change', async () => {
    const root = folderWith({
      'a.md': CODE,
      'pylit.config.ts':
        "import { title } from './settings.ts';\nexport default { title, plugins: ['./plugin.ts'], exclude: [] };\n",
      'settings.ts': "export const title = 'First';\n",
      'plugin.ts': PLUGIN,
      'text.ts': "export const text = 'one';\n",
    });
    await watching(root, async watch => {
      expect(page(root)).toContain('plugin one');
      for (const version of ['second', 'third']) {
        writeFiles(root, { 'plugin.ts': PLUGIN.replace('plugin ', `${version} `) });
        await watch.says('plugin.ts: ');
        expect(page(root)).toContain(`${version} one`);
      }
      for (const text of ['two', 'three']) {
        writeFiles(root, { 'text.ts': `export const text = '${text}';\n` });
        await watch.says('text.ts: ');
        expect(page(root)).toContain(`third ${text}`);
      }
      writeFiles(root, { 'settings.ts': "export const title = 'Second';\n" });
      await watch.says('settings.ts: ');
      expect(page(root)).toContain('Second');
    });
  });

  it('says once what is wrong with a plugin, and builds nothing until it is mended', async () => {
    const root = folderWith({
      'a.md': CODE,
      'pylit.config.json': '{ "plugins": ["./plugin.ts"] }',
      'plugin.ts': PLUGIN,
      'text.ts': "export const text = 'one';\n",
    });
    await watching(root, async watch => {
      writeFiles(root, { 'plugin.ts': 'export default' });
      await watch.says('The plugin "./plugin.ts" cannot be loaded');
      writeFiles(root, { 'a.md': `${CODE}\nmore\n` });
      writeFiles(root, { 'plugin.ts': PLUGIN.replace('plugin ', 'mended ') });
      await watch.says('1 page');
      expect(page(root)).toContain('mended one');
      expect(page(root)).toContain('more');
    });
  });

  it('says each problem once, then how many remain', async () => {
    const root = folderWith({ 'a.md': '# A\n\n[x](#one) [x](#two)\n' });
    await watching(root, async watch => {
      writeFiles(root, { 'a.md': '# A\n\nNew.\n\n[x](#one) [x](#two) [x](#three)\n' });
      expect(await watch.says('remain.')).toMatch(
        /^a\.md: 2 blocks, 1 page, \d+ ms\na\.md:5:\d+: error: .*#three.*\n[\s\S]*2 problems remain\.$/,
      );
      writeFiles(root, { 'a.md': '# A\n' });
      await watch.says('No problem remains.');
    });
  });

  it('makes one build of a save, however an editor saves', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n', 'b.md': '# B\n' });
    const at = (name: string) => path.join(root, name);
    const saves: Record<string, (text: string) => void> = {
      'a rename': text => {
        fs.writeFileSync(at('.a.md.tmp'), text);
        fs.renameSync(at('.a.md.tmp'), at('a.md'));
      },
      vim: text => {
        fs.writeFileSync(at('.a.md.swp'), 'x');
        fs.writeFileSync(at('4913'), '');
        fs.rmSync(at('4913'));
        fs.renameSync(at('a.md'), at('a.md~'));
        fs.writeFileSync(at('a.md'), text);
        fs.rmSync(at('a.md~'));
      },
      emacs: text => {
        fs.symlinkSync('user@host.1:2', at('.#a.md'));
        fs.writeFileSync(at('#a.md#'), 'half');
        fs.writeFileSync(at('a.md'), text);
        fs.rmSync(at('#a.md#'));
        fs.rmSync(at('.#a.md'));
      },
      'emptying first': text => {
        const file = fs.openSync(at('a.md'), 'w');
        fs.writeSync(file, text);
        fs.closeSync(file);
      },
    };
    await watching(root, async watch => {
      let count = 0;
      for (const [name, save] of Object.entries(saves)) {
        count += 1;
        // A busy machine may take so long for a save that half of it is built.
        watch.whilePaused(() => {
          save(`# A\n\nsaved ${count}\n`);
          writeFiles(root, { 'b.md': `# B\n\nmark ${count}\n` });
        });
        // Both files in one build, or one after the other, but no third.
        let said = '';
        while (!page(root, 'b').includes(`mark ${count}`) || !page(root).includes(`saved ${count}`))
          said += await watch.says(' ms\n');
        expect(said.split('\n').length, `${name}: ${said}`).toBeLessThan(4);
      }
    });
  });

  it('lives when a source folder goes and comes, and a folder takes the place of a document', async () => {
    const root = folderWith({ 'docs/a.md': '# A\n', 'docs/b.md': '# B\n', 'pylit.config.json': '{"source":"docs"}' });
    await watching(root, async watch => {
      fs.rmSync(`${root}/docs/b.md`);
      fs.mkdirSync(`${root}/docs/b.md`);
      await watch.says('removed');
      fs.renameSync(`${root}/docs`, `${root}/other`);
      await watch.says('source is "docs"');
      fs.renameSync(`${root}/other`, `${root}/docs`);
      await watch.says('The build works again.');
      writeFiles(root, { 'docs/a.md': '# Again\n' });
      await watch.says('docs/a.md: 1 block');
    });
  });

  it('makes the output again when it is removed', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    await watching(root, async watch => {
      fs.rmSync(`${root}/build`, { recursive: true });
      await watch.says('1 page');
      expect(page(root)).toContain('A');
    });
  });

  it('stays right beside other builds of the same project', async () => {
    const version = (number: number) =>
      Object.fromEntries(
        Array.from({ length: 8 }, (_, page) => [`p${page}.md`, `# Page ${(page * 7 + number) % 5}\n`]),
      );
    const root = folderWith(version(0));
    await watching(root, async () => {
      for (let number = 1; number <= 5; number += 1) {
        writeFiles(root, version(number));
        expect(pylit(root, ['build'])).toMatchObject({ status: 0, stderr: '' });
      }
      const fresh = folderWith(version(5));
      expect(pylit(fresh, ['build']).status).toBe(0);
      await expect.poll(() => contentsOf(`${root}/build`)).toEqual(contentsOf(`${fresh}/build`));
    });
    // The watch may have been ended before it noted what it had built.
    expect(pylit(root, ['build'])).toMatchObject({ status: 0, stderr: '' });
    expect(pylit(root, ['build']).stdout).toContain('Nothing changed');
  });
});

describeNeeding('git', 'pylit watch', () => {
  it('builds a checkout of hundreds of files in far fewer builds', async () => {
    const documents = (branch: string) =>
      Object.fromEntries(
        Array.from({ length: 400 }, (_, page) => [`d${page % 20}/p${page}.md`, `# ${branch} ${page}\n`]),
      );
    const root = folderWith({ ...documents('main'), '.gitignore': 'build/\n.pylit/\n' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'main');
    git('checkout', '-q', '-b', 'other');
    writeFiles(root, documents('other'));
    git('commit', '-q', '-a', '-m', 'other');
    git('checkout', '-q', 'main');
    await watching(root, async watch => {
      git('checkout', '-q', 'other');
      let builds = 0;
      while (
        !Array.from({ length: 400 }, (_, number) => number).every(number =>
          page(root, `d${number % 20}/p${number}`).includes(`other ${number}`),
        )
      ) {
        await watch.says(' ms\n');
        builds += 1;
      }
      expect(builds).toBeLessThan(40);
    });
  });
});

describeNeeding('setpriv', 'pylit watch', () => {
  it('says which document it may not read, and goes on', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    const test = async (watch: WatchProcess) => {
      fs.chmodSync(`${root}/a.md`, 0);
      await watch.says('a.md:1:1: error: Cannot be read');
      fs.chmodSync(`${root}/a.md`, 0o644);
      writeFiles(root, { 'a.md': '# Again\n' });
      await watch.says('1 block');
    };
    await watching(root, test, AS_ANYBODY);
  });
});
