import { expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const NOWEB = 'Text\n<<*>>=\na\n  <<b c>>\n<<b c>>=\n\té\n';

it.each([
  [['a.nw'], 'a\n          é\n'],
  [['-R', 'b c', 'a.nw'], '        é\n'],
  [['-Rb c', '-R*', 'a.nw'], '        é\na\n          é\n'],
  [['-t4', '-Rb c', 'a.nw'], '\té\n'],
  [['-L', 'a.nw'], '#line 3 "a.nw"\na\n  \n#line 6 "a.nw"\n\té\n'],
  [['a.nw', '-L'], '#line 3 "a.nw"\na\n  \n#line 6 "a.nw"\n\té\n'],
  [['-L%L:', 'a.nw'], '3:a\n  \n6:\té\n'],
])('tangle --compat noweb %j', async (args, stdout) => {
  const root = folderWith({ 'a.nw': NOWEB });
  expect(await runHere(root, ['tangle', '--compat', 'noweb', ...args])).toEqual({ status: 0, stdout, stderr: '' });
});

it.each([
  [['--compat', 'noweb', '-Rx', 'a.nw'], 1, 'The root module <<x>> was not defined.'],
  [['--compat', 'noweb'], 2, 'needs the names of .nw files'],
  [['--compat', 'noweb', 'none.nw'], 2, 'Cannot read "none.nw"'],
  [['--compat', 'web', 'a.nw'], 2, '--compat knows noweb'],
  [['--compat', 'noweb', '-t', 'x', 'a.nw'], 2, '-t takes'],
  [['a.nw'], 2, 'belong to --compat noweb'],
] as const)('tangle %j is refused', async (args, status, said) => {
  const root = folderWith({ 'a.nw': NOWEB });
  const result = await runHere(root, ['tangle', ...args]);
  expect(result).toMatchObject({ status, stdout: '' });
  expect(result.stderr).toContain(said);
});
