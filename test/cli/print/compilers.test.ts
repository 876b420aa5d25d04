import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../in-process.ts';
import { folderWith } from '../pylit.ts';

const DOCUMENTS = { 'one.md': '# One\n\nWords and $x^2$.\n\n```js {file=one.js}\nlet x;\n```\n' };
const NOTE = 'note: Typst runs as WebAssembly here, which takes some five times as long.\n';

function printed(root: string): Buffer {
  return readFileSync(path.join(root, 'build/pdf/book.pdf'));
}

it('the Typst that runs everywhere makes the same book, and is said to be slower', async () => {
  const roots = [folderWith(DOCUMENTS), folderWith(DOCUMENTS), folderWith(DOCUMENTS)] as const;
  const [native, byOption, byVariable] = roots;
  expect(await runHere(native, ['print', '--engine', 'typst'])).toMatchObject({ status: 0, stderr: '' });
  expect(await runHere(byOption, ['print', '--engine', 'typst-wasm'])).toMatchObject({ status: 0, stderr: NOTE });
  const made = await runHere(byVariable, ['build', '--format', 'pdf'], { PYLIT_TYPST: 'wasm' });
  expect(made.status).toBe(0);
  // A slow build says how far it is, too.
  expect(made.stderr.split(NOTE)).toHaveLength(2);
  expect(printed(byOption).equals(printed(native))).toBe(true);
  expect(printed(byVariable).equals(printed(native))).toBe(true);
});

it('a standard that it cannot keep is an error that says what to do', async () => {
  const config = JSON.stringify({ book: { standard: 'ua-1' } });
  const { status, stderr } = await runHere(folderWith({ ...DOCUMENTS, 'pylit.config.json': config }), [
    ...['print', '--engine', 'typst-wasm'],
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain('makes no PDF that keeps the standard ua-1');
  expect(stderr).toContain('leave out book.standard');
});

it('a kind that there is not is named', async () => {
  const { status, stderr } = await runHere(folderWith(DOCUMENTS), ['print'], { PYLIT_TYPST: 'wsm' });
  expect(status).toBe(2);
  expect(stderr).toContain('PYLIT_TYPST is "wsm", and can be native or wasm.');
});
