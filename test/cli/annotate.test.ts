import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { describeNeeding } from '../tools.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const INTRO = `# Intro

\`\`\`c {file="src/a.c"}
int main(void) {
	<<body>>
}
\`\`\`

> \`\`\`c {#body}
> int x = 1;
> return x + zzz;
> \`\`\`

\`\`\`js {file="src/a.mjs"}
export function f() {
  <<throw>>
}
f();
\`\`\`

\`\`\`js {#throw}
const a = 1;
if (a) throw new Error("é");
\`\`\`
`;

class Project {
  readonly root: string;

  private constructor(annotate: string) {
    const config = { source: 'docs', tangle: { annotate } };
    this.root = folderWith({ 'pylit.config.json': JSON.stringify(config), 'docs/intro.md': INTRO });
  }

  static async tangled(annotate: string): Promise<Project> {
    const project = new Project(annotate);
    expect(await project.run('tangle')).toMatchObject({ status: 0 });
    return project;
  }

  run(...args: string[]) {
    return runHere(this.root, args, { ...ADA, PYLIT_COMMITTER_NAME: 'Ada', PYLIT_COMMITTER_EMAIL: 'ada@example.org' });
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  edit(name: string, from: string, to: string): void {
    expect(this.read(name)).toContain(from);
    writeFileSync(path.join(this.root, name), this.read(name).replace(from, to));
  }

  /** Runs another program here, and returns what it prints as errors. */
  errors(command: string, ...args: string[]): string {
    return spawnSync(command, args, { cwd: this.root, encoding: 'utf8' }).stderr;
  }
}

describeNeeding('cc', "annotate: 'lines'", () => {
  it('lets a compiler name the document', async () => {
    const project = await Project.tangled('lines');
    expect(project.errors('cc', '-c', 'src/a.c')).toMatch(/^docs\/intro\.md:11:\d+: error: /m);
  });
});

describe("annotate: 'lines'", () => {
  it('lets Node name the document, with its line and column', async () => {
    const project = await Project.tangled('lines');
    const errors = project.errors(process.execPath, '--enable-source-maps', 'src/a.mjs');
    expect(errors).toContain(`at f (${path.join(project.root, 'docs/intro.md')}:23:14)`);
  });

  it('follows when lines above a block come or go', async () => {
    const project = await Project.tangled('lines');
    expect(project.read('src/a.c')).toContain('#line 10 "docs/intro.md"');
    project.edit('docs/intro.md', '# Intro\n', '# Intro\n\nSome words.\n');
    expect(await project.run('build')).toMatchObject({ status: 0 });
    expect(project.read('src/a.c')).toContain('#line 12 "docs/intro.md"');
    expect(project.errors(process.execPath, '--enable-source-maps', 'src/a.mjs')).toContain('docs/intro.md:25:14');
  });

  it('is taken away again, and the maps with it', async () => {
    const project = await Project.tangled('lines');
    expect(project.read('src/a.mjs.map')).toContain('"version":3');
    writeFileSync(path.join(project.root, 'pylit.config.json'), '{ "source": "docs" }');
    expect(await project.run('tangle')).toMatchObject({ status: 0 });
    expect(project.read('src/a.c')).not.toContain('#line');
    expect(() => project.read('src/a.mjs.map')).toThrow();
  });
});

describe.each(['lines', 'markers'])("programs with annotate: '%s'", annotate => {
  it('are stitched, and are then as a build makes them', async () => {
    const project = await Project.tangled(annotate);
    project.edit('src/a.c', 'int x = 1;', 'int x = 1;\n\tint y;');
    project.edit('src/a.mjs', 'Error("é")', 'Error("ö")');
    expect(await project.run('stitch')).toMatchObject({ status: 0 });
    expect(project.read('docs/intro.md')).toBe(
      INTRO.replace('> int x = 1;', '> int x = 1;\n> int y;').replace('Error("é")', 'Error("ö")'),
    );
    const { stdout } = await project.run('tangle', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ outputs: { written: 0, removed: 0 }, messages: [] });
  });

  it('have conflicts at their own lines', async () => {
    const project = await Project.tangled(annotate);
    project.edit('src/a.c', 'return x', 'return 2 * x');
    project.edit('docs/intro.md', 'return x', 'return 3 * x');
    const { status, stderr } = await project.run('stitch');
    const line =
      project
        .read('src/a.c')
        .split('\n')
        .findIndex(text => text.includes('2 * x')) + 1;
    expect(stderr).toContain(`src/a.c:${line}: error: `);
    expect(status).toBe(1);
  });

  it('are found by pylit where', async () => {
    const project = await Project.tangled(annotate);
    const lines = project.read('src/a.mjs').split('\n');
    const line = lines.findIndex(text => text.includes('throw new')) + 1;
    const { stdout } = await project.run('where', `src/a.mjs:${line}:9`, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ places: [{ line: 23, column: 7 }] });
    const back = await project.run('where', 'docs/intro.md:23:7', '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({ places: [{ line, column: 9 }] });
  });
});

describe("annotate: 'markers'", () => {
  it('says which block a new line at its edge belongs to', async () => {
    const project = await Project.tangled('markers');
    project.edit('src/a.c', '\t/* ~/~ end */\n', '\t/* ~/~ end */\n\touter();\n');
    project.edit('src/a.mjs', '  // ~/~ end\n', '  inner();\n  // ~/~ end\n');
    const edited = [project.read('src/a.c'), project.read('src/a.mjs')];
    expect(await project.run('stitch')).toMatchObject({ status: 0 });
    expect(project.read('docs/intro.md')).toBe(
      INTRO.replace('\t<<body>>\n', '\t<<body>>\n\touter();\n').replace('"é");\n', '"é");\ninner();\n'),
    );
    expect([project.read('src/a.c'), project.read('src/a.mjs')]).toEqual(edited);
  });

  it('are told when they are gone, and written again', async () => {
    const project = await Project.tangled('markers');
    const before = project.read('src/a.mjs');
    project.edit('src/a.mjs', '  // ~/~ end\n', '');
    const { stdout } = await project.run('stitch');
    expect(stdout).toContain('src/a.mjs: a marker is gone; it is written again.');
    expect(project.read('src/a.mjs')).toBe(before);
    expect(project.read('docs/intro.md')).toBe(INTRO);
  });
});
