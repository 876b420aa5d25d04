import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, startPylit, writeFiles } from './pylit.ts';

describe('pylit watch', () => {
  it('builds at once, again after a save, and goes on after a broken configuration', { timeout: 60_000 }, async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n' });
    const page = () => readFileSync(`${root}/build/html/a.html`, 'utf8');
    const watching = startPylit(root, ['watch']);
    try {
      await watching.says('Watching');
      expect(page()).toContain('one');
      writeFiles(root, { 'a.md': '# A\n\ntwo\n' });
      await watching.says('a.md: 1 block, 1 page');
      expect(page()).toContain('two');
      writeFiles(root, { 'pylit.config.json': '{' });
      await watching.says('is not JSON');
      writeFiles(root, { 'pylit.config.json': '{ "title": "Later" }' });
      await watching.says('pylit.config.json: ');
      expect(page()).toContain('Later');
    } finally {
      await watching.end();
    }
  });
});
