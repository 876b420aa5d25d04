import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADA } from '../author.ts';
import { describeNeeding } from '../tools.ts';
import { guideProject, removeProject, root, run } from './project-copy.ts';

const CHAPTERS = ['1-arithmetic', '2-variables', '3-conditions', '4-functions', '5-mistakes'] as const;
const PROGRAM = 'build/examples/calc.py';

const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  ...ADA,
  SOURCE_DATE_EPOCH: '1000000000',
};

let folder = '';
beforeAll(() => {
  folder = guideProject();
});
afterAll(() => removeProject(folder));

function pylit(...args: string[]): void {
  const command = ['--conditions=pylit-source', join(root, 'src/cli/main.ts'), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...ENVIRONMENT },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}

/** Lines of the language; from which chapter on they print what; in their order. */
const PROGRAMS: readonly { readonly from: number; readonly lines: readonly string[]; readonly prints: string }[] = [
  { from: 0, lines: ['1 + 2 * 3', '(1 + 2) * 3', '7 / 2 - 1', '', '2.5'], prints: '7\n9\n2.5\n2.5\n' },
  { from: 1, lines: ['side = 1.5 + 2', 'side * side', 'side = 2', 'side'], prints: '12.25\n2\n' },
  { from: 2, lines: ['a = 3', 'if a < 4 then 1 else 1 / 0', '(a > 4) + (a == 3)'], prints: '1\n1\n' },
  { from: 2, lines: ['if 0 then 1 else if 1 then 2 else 3'], prints: '2\n' },
  {
    from: 3,
    lines: ['f = fn(n) if n < 2 then 1 else n * f(n - 1)', 'f(10)', 'f'],
    prints: '3628800\nfn(n)\n',
  },
  {
    from: 3,
    lines: ['add = fn(a) fn(b) a + b', 'a = 100', 'add(1)(2)', 'twice = fn(f, x) f(f(x))', 'twice(add(5), 1)'],
    prints: '3\n11\n',
  },
];

/** Runs what must run in a chapter, and the example that its page shows. */
function checkProgram(chapter: number, at: string): void {
  const programs = PROGRAMS.filter(({ from }) => from <= chapter);
  const input = programs.flatMap(({ lines }) => lines).join('\n');
  const stdout = programs.map(({ prints }) => prints).join('');
  expect(run(at, 'python3', [PROGRAM], input)).toEqual({ status: 0, stdout, stderr: '' });
  const page = readFileSync(join(root, `guide/examples/interpreter/${CHAPTERS[chapter]}.md`), 'utf8');
  const [, command = '', shown] = /```console\n\$ (.*)\n([\s\S]*?)```/.exec(page) ?? [];
  expect(command).toContain(PROGRAM);
  const example = run(at, 'sh', ['-c', command]);
  expect(example.stdout + example.stderr).toBe(shown);
}

describeNeeding('python3', 'the interpreter in stages', () => {
  it('runs at the end of each stage, with what is new there', () => {
    pylit('tangle', '--each-stage', '--out', 'stages');
    const stages = readdirSync(join(folder, 'stages'));
    const index = readFileSync(join(root, 'guide/examples/interpreter/index.md'), 'utf8');
    for (const [chapter, name] of CHAPTERS.entries()) {
      const stage = stages.find(other => other.endsWith(name)) ?? name;
      checkProgram(chapter, join(folder, 'stages', stage));
      const text = readFileSync(join(folder, 'stages', stage, PROGRAM), 'utf8');
      expect(text).not.toContain('<<');
      const told = new RegExp(`\\(${name}\\.md\\).* (\\d+) \\|$`, 'm').exec(index)?.[1];
      expect(`${name}: ${told}`).toBe(`${name}: ${text.trimEnd().split('\n').length}`);
    }
  });

  it('knows only later what comes later', () => {
    pylit('tangle', '--at', 'examples/interpreter/2-variables', '--out', 'two');
    const result = run(join(folder, 'two'), 'python3', [PROGRAM], 'if 1 then 2 else 3\n');
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('SyntaxError');
  });

  it('is, after a build, as at its end', () => {
    pylit('tangle');
    checkProgram(CHAPTERS.length - 1, folder);
    const { status, stdout, stderr } = run(folder, 'python3', [PROGRAM], 'x\n1 $ 2\nf = fn(a) a\nf(1, 2)\n3\n1/0\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '3\n' });
    expect(stderr.split('\n')).toEqual([
      'line 1: x is not defined',
      'line 2: what is $?',
      'line 4: expected 1 arguments, found 2',
      'line 6: float division by zero',
      '',
    ]);
  });
});

describeNeeding('git', 'the stages as a git repository', () => {
  it('is sound, and each of its commits runs', ({ skip }) => {
    pylit('tangle', '--git', 'stages.git');
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...ENVIRONMENT },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    git('-C', 'stages.git', 'fsck', '--strict');
    git('clone', 'stages.git', 'clone');
    const commits = git('-C', 'clone', 'log', '--reverse', '--format=%H %ct %s').trim().split('\n');
    const names = commits.map(commit => commit.split(' ')[2]);
    expect(names.slice(-5)).toEqual(CHAPTERS.map(name => `examples/interpreter/${name}`));
    if (spawnSync('python3', ['--version']).status !== 0) skip();
    for (const [chapter, commit] of commits.slice(-5).entries()) {
      const [id = '', time] = commit.split(' ');
      expect(time).toBe('1000000000');
      git('-C', 'clone', 'checkout', '--detach', id);
      checkProgram(chapter, join(folder, 'clone'));
    }
  });
});
