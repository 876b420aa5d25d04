import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../tools.ts';
import { guideProject, pylit, removeProject, run } from './project-copy.ts';

describeNeeding('git', 'the script that reads a store with git alone', () => {
  let folder = '';
  beforeAll(() => {
    folder = guideProject();
    expect(pylit(folder, 'tangle').status).toBe(0);
    chmodSync(join(folder, 'build/examples/document.sh'), 0o755);
    writeFileSync(join(folder, 'guide/gaps.md'), '# Close\nno blank line\n\n\n\nthree of them\n');
    writeFileSync(
      join(folder, 'pylit.config.json'),
      '{ "source": "guide", "plugins": [], "store": { "git": "history.git" } }',
    );
    removeProject(join(folder, 'pylit.config.ts'));
    expect(pylit(folder, 'commit', '-m', 'all of it').stderr).toBe('');
  });
  afterAll(() => removeProject(folder));

  it('writes every document of this guide, byte for byte', () => {
    const documents = globSync('guide/**/*.{md,rst}', { cwd: folder });
    expect(documents.length).toBeGreaterThan(15);
    for (const document of documents) {
      const found = run(join(folder, 'history.git'), '../build/examples/document.sh', ['HEAD', document]);
      expect(found.stderr).toBe('');
      expect(found.stdout).toBe(readFileSync(join(folder, document), 'utf8'));
    }
  });
});
