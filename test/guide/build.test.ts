import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../pylit.config.ts';
import { type BuildReport, build, guideProject, removeProject } from './project-copy.ts';

describe('the guide', () => {
  let folder = '';
  let first: BuildReport & { status: number | null };

  beforeAll(() => {
    folder = guideProject();
    first = build(folder);
  });
  afterAll(() => removeProject(folder));

  it('builds without any error or warning', () => {
    expect(first.messages).toEqual([]);
    expect(first.status).toBe(0);
  });

  it('has a page for each document, one for all code, and the general index', () => {
    const own = ['code.html', 'genindex.html'];
    const pages = [...documents(folder).map(path => path.replace(/\.\w+$/, '.html')), ...own].sort();
    const woven = readdirSync(join(folder, 'build/html'), { recursive: true, encoding: 'utf8' });
    expect(
      woven
        .map(path => path.replaceAll('\\', '/'))
        .filter(path => path.endsWith('.html'))
        .sort(),
    ).toEqual(pages);
  });

  it('lists each document in its order of reading', () => {
    expect((config.contents ?? []).flatMap(pagesOf).sort()).toEqual(documents(folder));
  });

  it('transforms and writes nothing when it is built again', () => {
    const second = build(folder);
    expect(second.blocks).toEqual({ total: first.blocks.total, transformed: 0, reused: first.blocks.total });
    expect(second.outputs).toMatchObject({ written: 0, removed: 0 });
    expect(second.documents.read).toBe(0);
  });

  it('transforms one block and writes one page when one paragraph is edited', () => {
    const path = join(folder, 'guide/getting-started.md');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('In five minutes you have');
    writeFileSync(path, text.replace('In five minutes you have', 'In four minutes you have'));
    const edited = build(folder);
    expect(edited.blocks.transformed).toBe(1);
    expect(edited.outputs).toMatchObject({ written: 1, removed: 0 });
    expect(edited.documents.read).toBe(1);
  });
});

type Entry = NonNullable<(typeof config)['contents']>[number];

function pagesOf(entry: Entry): string[] {
  return typeof entry === 'string' ? [entry] : entry.pages.flatMap(pagesOf);
}

function documents(folder: string): string[] {
  return readdirSync(join(folder, 'guide'), { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /\.(?:md|rst)$/.test(path))
    .sort();
}
