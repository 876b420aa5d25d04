import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { buildJson, contentsOf, durationOf, folderWith, killedPylit, writeFiles } from './pylit.ts';

const KILLS = 50;

/** Documents whose every version differs, with tangled files that come and go. */
function documents(version: number): Record<string, string> {
  const pages = Array.from({ length: 12 }, (_, page) => [
    `p${page}.md`,
    `# Page ${page} of ${version}\n\nSee [the next](p${(page + 1) % 12}.md).\n\n` +
      `\`\`\`js {file="out/f${(page + version) % 15}.js"}\nconsole.log(${version}, ${page});\n\`\`\`\n`,
  ]);
  return Object.fromEntries(pages);
}

describe('a build that is killed at a random moment', () => {
  it(`leaves a state from which the next build is right, ${KILLS} times`, { timeout: 300_000 }, async () => {
    const root = folderWith(documents(0));
    buildJson(root);
    writeFiles(root, documents(KILLS + 1));
    const wholeBuild = durationOf(root, ['build']);
    for (let version = 1; version <= KILLS; version += 1) {
      writeFiles(root, documents(version));
      await killedPylit(root, ['build'], Math.random() * wholeBuild);
      if (version % 5 !== 0) continue;
      const fresh = folderWith(documents(version));
      for (const folder of [root, fresh])
        expect(JSON.parse((await runHere(folder, ['build', '--json'])).stdout).messages).toEqual([]);
      expect(contentsOf(`${root}/build`)).toEqual(contentsOf(`${fresh}/build`));
      expect(contentsOf(`${root}/out`)).toEqual(contentsOf(`${fresh}/out`));
    }
  });
});
