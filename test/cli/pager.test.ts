import { beforeAll, describe, expect, it } from 'vitest';
import { makePaint, wantsColours } from '../../src/cli/terminal/colours.ts';
import { pagerCommand } from '../../src/cli/terminal/pager.ts';
import { describeNeeding } from '../tools.ts';
import { git, makeHistory } from './history-repositories.ts';
import { folderWith, pylit } from './pylit.ts';
import { pylitOnTerminal } from './terminal.ts';

describeNeeding('python3', 'history on a terminal', () => {
  let root: string;
  beforeAll(async () => {
    const text = (word: string) => `# A\n\nThe ${word} fox.\n`;
    const steps = ['quick', 'slow'].map(word => ({ message: word, files: { 'a.md': text(word) } }));
    root = (await makeHistory('git', steps)).root;
  });
  /** A pager that shows that it was one. */
  const SEEN = { PYLIT_PAGER: "sed 's/^/paged: /'" };

  it('goes through the pager, in colours', () => {
    const { screen, status } = pylitOnTerminal(root, ['log'], SEEN);
    expect(status).toBe(0);
    expect(screen).toMatch(/^paged: \u001b\[33m[0-9a-f]{10}\u001b\[39m {2}2026-01-02 12:00 {2}Ada {2}slow\npaged: /);
  });

  it('marks words by colours alone where there are colours', () => {
    const { screen } = pylitOnTerminal(root, ['show'], SEEN);
    expect(screen).toContain('The \u001b[31mquick\u001b[39m\u001b[32mslow\u001b[39m fox.');
    expect(pylitOnTerminal(root, ['show'], { ...SEEN, NO_COLOR: '1' }).screen).toContain('The [-quick-]{+slow+} fox.');
  });

  it('goes through none with --no-pager, wherever that stands', () => {
    for (const args of [
      ['--no-pager', 'log'],
      ['log', '--no-pager'],
    ])
      expect(pylitOnTerminal(root, args, SEEN).screen).not.toContain('paged');
    expect(pylitOnTerminal(root, ['log', '--json'], SEEN).screen).not.toContain('paged');
  });

  it('does not mind a pager that quits early, fails, or is not there', () => {
    expect(pylitOnTerminal(root, ['log', '-p'], { PYLIT_PAGER: 'head -n 1' })).toMatchObject({ status: 0 });
    expect(pylitOnTerminal(root, ['log'], { PYLIT_PAGER: 'exec true' })).toEqual({ status: 0, screen: '' });
    expect(pylitOnTerminal(root, ['log'], { PYLIT_PAGER: 'no-such-pager' }).screen).toContain('slow');
  });

  it('says what is wrong, behind the pager, and keeps the exit status', () => {
    const { screen, status } = pylitOnTerminal(root, ['log', 'b.md'], SEEN);
    expect(screen).toContain('pylit: No document or commit "b.md"');
    expect(status).toBe(2);
  });

  it('is plain text elsewhere', () => {
    expect(pylit(root, ['log'], SEEN).stdout).toMatch(/^[0-9a-f]{10} {2}/);
    expect(pylit(root, ['log', '--color', 'always'], SEEN).stdout).toMatch(/^\u001b\[33m/);
    expect(pylit(root, ['log', '--color', 'green'])).toMatchObject({ status: 2 });
  });
});

describeNeeding('git', 'the pager', () => {
  it('is the one that pylit, git, or any program is told, in this order', () => {
    const folder = folderWith({});
    git(folder, {}, 'init', '--quiet');
    const PATH = process.env.PATH;
    const all = { PATH, PYLIT_PAGER: 'one', GIT_PAGER: 'two', PAGER: 'four' };
    expect(pagerCommand(folder, all)).toBe('one');
    expect(pagerCommand(folder, { ...all, PYLIT_PAGER: undefined })).toBe('two');
    git(folder, {}, 'config', 'core.pager', 'three');
    expect(pagerCommand(folder, { PATH, PAGER: 'four' })).toBe('three');
    git(folder, {}, 'config', 'core.pager', '');
    expect(pagerCommand(folder, { PATH, PAGER: 'four' })).toBeUndefined();
    expect(pagerCommand(folder, { PATH, PYLIT_PAGER: 'cat' })).toBeUndefined();
  });
});

describe('wantsColours', () => {
  it.each([
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '' }, true, true],
    ['auto', { TERM: 'dumb' }, true, false],
    [undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [undefined, { FORCE_COLOR: '0' }, true, false],
    ['never', { FORCE_COLOR: '1' }, true, false],
    ['always', { NO_COLOR: '1' }, false, true],
  ] as const)('%s, %o, terminal: %s gives %s', (choice, environment, isTerminal, wanted) => {
    expect(wantsColours(choice, environment, isTerminal)).toBe(wanted);
  });
});

describe('makePaint', () => {
  it('paints each line by itself, and nothing without colours', () => {
    expect(makePaint(true).added('a\n\nb')).toBe('\u001b[32ma\u001b[39m\n\n\u001b[32mb\u001b[39m');
    expect(makePaint(false).added('a')).toBe('a');
  });
});
