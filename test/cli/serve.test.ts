import { readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { launchChromium } from '../chromium.ts';
import { ask, listening, scriptData } from '../serve/served-site.ts';
import { describeNeeding } from '../tools.ts';
import { folderWith, pylit, writeFiles } from './pylit.ts';
import { WatchProcess } from './watch-process.ts';

describe('pylit serve', () => {
  it('builds, serves what it built and nothing else, and builds again after a save', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n', 'secret.txt': 'secret' });
    const { port, running } = await serving(root);
    await running.says('1 document');
    expect((await ask(port, '/a.html')).body).toMatch(/<p[^>]*>one<\/p>/);
    for (const target of ['/a.md', '/secret.txt', '/../a.md', '/..%2f..%2fa.md', '/.pylit/records.db'])
      expect((await ask(port, target)).status, target).toBeGreaterThanOrEqual(400);
    writeFiles(root, { 'a.md': '# A\n\ntwo\n', 'sub/b.md': '# B\n' });
    await expect.poll(async () => (await ask(port, '/a.html')).body).toMatch(/<p[^>]*>two<\/p>/);
    await expect.poll(async () => (await ask(port, '/sub/b.html')).status).toBe(200);
    expect(readFileSync(path.join(root, 'build/html/a.html'), 'utf8')).not.toContain('__pylit');
  });

  it('goes on after a broken configuration, and follows a new output folder', async () => {
    const root = folderWith({ 'a.md': '# A\n\none\n' });
    const { port, running } = await serving(root);
    await running.says('1 document');
    writeFiles(root, { 'pylit.config.json': '{' });
    await running.says('is not JSON');
    expect((await ask(port, '/a.html')).status).toBe(200);
    writeFiles(root, { 'pylit.config.json': '{ "output": "out" }' });
    await running.says('pylit.config.json: ');
    writeFiles(root, { 'a.md': '# A\n\ntwo\n' });
    await expect.poll(async () => (await ask(port, '/a.html')).body).toMatch(/<p[^>]*>two<\/p>/);
    expect(readFileSync(path.join(root, 'out/html/a.html'), 'utf8')).toContain('two');
  });

  it('opens the editor at a source, and at nothing else', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    const note = path.join(root, 'opened.txt');
    // An editor that only notes what it was asked for.
    const editor = `"${process.execPath}" -e "fs.writeFileSync(process.argv[1],process.argv.slice(2).join())" "${note}" {file} {line} {column}`;
    vi.stubEnv('PYLIT_EDITOR', editor);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { port, running } = await serving(root);
    await running.says('1 document');
    const { token } = scriptData((await ask(port, '/a.html')).body);
    const open = (file: string) =>
      ask(port, '/__pylit/open', {
        method: 'POST',
        headers: { Origin: `http://127.0.0.1:${port}`, 'X-Pylit-Token': token },
        body: JSON.stringify({ file, line: 3, column: 2 }),
      });
    expect((await open('opened.txt')).status).toBe(400);
    expect((await open('build/html/a.html')).status).toBe(400);
    expect((await open('a.md')).status).toBe(204);
    const noted = () => {
      try {
        return readFileSync(note, 'utf8');
      } catch {
        return '';
      }
    };
    await expect.poll(noted).toBe(`${realpathSync(root)}/a.md,3,2`);
  });

  it('ends at once when it is interrupted, though pages listen', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    const { port, running } = await serving(root);
    await running.says('1 document');
    const socket = await listening(port);
    const closed = new Promise(resolve => socket.once('close', resolve));
    await running.end();
    await closed;
    await expect(ask(port, '/')).rejects.toThrow();
  });

  it('refuses to be seen from elsewhere, and ports that are none or taken', async () => {
    const root = folderWith({ 'a.md': '# A\n' });
    const other = pylit(root, ['serve', '--host', '0.0.0.0']);
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('only localhost')]);
    expect(pylit(root, ['serve', '--port', 'x']).status).toBe(2);
    const taken = createServer();
    onTestFinished(() => void taken.close());
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const result = pylit(root, ['serve', '--port', String(typeof address === 'object' && address?.port)]);
    expect([result.status, result.stderr]).toEqual([2, expect.stringContaining('is taken')]);
  });
});

describeNeeding('chromium', 'pylit serve in the browser', () => {
  it('shows a save at the block that was edited, and a mistake where it was made', async () => {
    const text = (words: string, link: string) =>
      `# A\n\n${'Words.\n\n'.repeat(50)}${words}\n\n[x]: b.md\n\n${link}\n\n## Later\n\nThe end.\n`;
    const root = folderWith({ 'a.md': text('One.', '[b][x]'), 'b.md': '# B\n' });
    const { url, running } = await serving(root);
    await running.says('2 documents');
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const listens = page.waitForRequest(request => request.url().includes('/__pylit/events'));
    await page.goto(`${url}a.html`);
    await listens;
    await page.evaluate(`
      window.changed = [];
      new MutationObserver(records => window.changed.push(...records.map(record => record.type + ' ' + record.target.textContent)))
        .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    `);
    writeFiles(root, { 'a.md': text('Two.', '[b][x]') });
    await expect.poll(() => page.locator('article').textContent()).toContain('Two.');
    expect(await page.evaluate('window.changed')).toEqual(['attributes Two.', 'characterData Two.']);
    writeFiles(root, { 'a.md': text('Two.', '[b](none.md)') });
    await expect.poll(() => page.locator('pylit-problem .box').textContent()).toContain('none.md');
    expect(
      await page
        .locator('pylit-problem')
        .evaluate(box => [box.previousElementSibling?.textContent, box.nextElementSibling?.textContent]),
    ).toEqual(['Two.', 'b']);
    writeFiles(root, { 'a.md': text('Two.', '[b](b.md)') });
    await expect.poll(() => page.locator('pylit-problem').count()).toBe(0);
  });
});

/** Starts the server on a free port. */
async function serving(root: string): Promise<{ url: string; port: number; running: WatchProcess }> {
  const running = new WatchProcess(root, ['serve', '--port', '0']);
  onTestFinished(() => running.end());
  const port = await running.port();
  return { url: `http://localhost:${port}/`, port, running };
}
