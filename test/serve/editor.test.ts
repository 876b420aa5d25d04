import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { editorCommand, openEditor } from '../../src/serve/editor.ts';

const place = { file: '/project/a b.md', line: 3, column: 7 };

describe('the editor', () => {
  it.each([
    ['code', ['code', '-g', '/project/a b.md:3:7']],
    ['code -g', ['code', '-g', '/project/a b.md:3:7']],
    ['code --reuse-window', ['code', '--reuse-window', '-g', '/project/a b.md:3:7']],
    ['"/opt/My Editor/code" -n', ['/opt/My Editor/code', '-n', '-g', '/project/a b.md:3:7']],
    ['subl', ['subl', '/project/a b.md:3:7']],
    ['emacsclient -n', ['emacsclient', '-n', '+3:7', '/project/a b.md']],
    ['idea', ['idea', '--line', '3', '--column', '7', '/project/a b.md']],
    ['mine --at={line},{column} {file}', ['mine', '--at=3,7', '/project/a b.md']],
    ['unknown', ['unknown', '/project/a b.md']],
    ['xterm -e vim +{line} {file}', ['xterm', '-e', 'vim', '+3', '/project/a b.md']],
  ])('%s is told the place in its own way', (command, expected) => {
    expect(editorCommand(place, { PYLIT_EDITOR: command })).toEqual(expected);
  });

  it("is pylit's own choice first, then the usual ones, but none that needs a terminal", () => {
    const all = { PYLIT_EDITOR: 'code', VISUAL: 'subl', EDITOR: 'zed' };
    expect(editorCommand(place, all)[0]).toBe('code');
    expect(editorCommand(place, { ...all, PYLIT_EDITOR: '' })[0]).toBe('subl');
    expect(editorCommand(place, { VISUAL: '/usr/bin/vim', EDITOR: 'zed' })[0]).toBe('zed');
    expect(() => editorCommand(place, { EDITOR: 'nano -l', PATH: '' })).toThrow('No editor is known');
  });

  it('is looked for where nothing is said', () => {
    const folder = temporary();
    writeFileSync(path.join(folder, 'zed'), '');
    chmodSync(path.join(folder, 'zed'), 0o755);
    writeFileSync(path.join(folder, 'code'), 'not executable');
    expect(editorCommand(place, { PATH: `.${path.delimiter}${folder}` })).toEqual(['zed', '/project/a b.md:3:7']);
  });

  it('gets names as they are, whatever they look like', () => {
    const file = '/p/$(touch x);`y` {line} "z".md';
    expect(editorCommand({ ...place, file }, { PYLIT_EDITOR: 'mine {file} {line}' })).toEqual(['mine', file, '3']);
  });

  it('is started without a shell', async () => {
    const folder = temporary();
    const file = path.join(folder, '$(touch injected) && echo.md');
    const note = path.join(folder, 'note');
    const command = `"${process.execPath}" -e "fs.writeFileSync(process.argv[1],process.argv[2])" "${note}" {file}`;
    await openEditor({ ...place, file }, { PYLIT_EDITOR: command });
    await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8')).toBe(file);
    expect(existsSync(path.join(folder, 'injected'))).toBe(false);
  });

  it('that is not there is an error with advice', async () => {
    await expect(openEditor(place, { PYLIT_EDITOR: '/none/such' })).rejects.toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('PYLIT_EDITOR'),
    });
  });
});

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pylit-editor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
