import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectFiles } from '../../../src/build/platform/files.ts';
import { folderWith } from '../../cli/pylit.ts';

function filesWith(content: Record<string, string>) {
  const root = folderWith(content);
  const at = (name: string) => path.join(root, name);
  return { root, files: new ProjectFiles(root), at, text: (name: string) => fs.readFileSync(at(name), 'utf8') };
}

/** Temporary files that were left. */
function leftOver(root: string): string[] {
  return fs.readdirSync(path.join(root, '.pylit/tmp'));
}

describe('writing over what is expected', () => {
  it('puts a new file where nothing is, with its permissions, and leaves no other name of it', () => {
    const { root, files, at, text } = filesWith({});
    expect(files.write('src/a.sh', 'one', { over: 'nothing', mode: 0o755 })).toBeDefined();
    expect([text('src/a.sh'), fs.statSync(at('src/a.sh')).mode & 0o777]).toEqual(['one', 0o755]);
    expect(fs.statSync(at('src/a.sh')).nlink).toBe(1);
    expect(leftOver(root)).toEqual([]);
  });

  it('leaves a file that came meanwhile', () => {
    const { root, files, text } = filesWith({ 'a.py': 'saved' });
    expect(files.write('a.py', 'ours', { over: 'nothing' })).toBeUndefined();
    expect(text('a.py')).toBe('saved');
    expect(leftOver(root)).toEqual([]);
  });

  it('replaces what is still there, and nothing that was saved, replaced or removed since', () => {
    const { root, files, at, text } = filesWith({ 'a.py': 'one' });
    const stamp = () => files.stamp('a.py') ?? 'nothing';
    expect(files.write('a.py', 'two', { over: stamp() })).toBeDefined();
    const before = stamp();
    fs.writeFileSync(at('a.py'), 'saved');
    expect(files.write('a.py', 'three', { over: before })).toBeUndefined();
    expect(text('a.py')).toBe('saved');
    const saved = stamp();
    fs.writeFileSync(at('b.py'), 'other');
    fs.renameSync(at('b.py'), at('a.py'));
    expect(files.write('a.py', 'four', { over: saved })).toBeUndefined();
    expect(text('a.py')).toBe('other');
    const other = stamp();
    fs.rmSync(at('a.py'));
    expect(files.write('a.py', 'five', { over: other })).toBeUndefined();
    expect(fs.existsSync(at('a.py'))).toBe(false);
    expect(leftOver(root)).toEqual([]);
  });

  it('replaces a link that leads nowhere, and says so where a folder is', () => {
    const { files, at, text } = filesWith({ 'folder/x': '' });
    fs.symlinkSync('gone', at('a.py'));
    expect(files.write('a.py', 'one', { over: 'nothing' })).toBeDefined();
    expect(text('a.py')).toBe('one');
    expect(() => files.write('folder', 'one', { over: 'nothing' })).toThrow('a folder has this name');
  });
});
