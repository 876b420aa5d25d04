import { ProjectFiles } from '../../build/platform/files.ts';
import type { HistoryPages } from '../../output/html/history/options.ts';
import { withHistory } from '../history/open-history.ts';
import { configuredCommit, contentId } from './page-history.ts';

/** Keeps which blocks a version has, since finding that out reads all of its documents. */
const BLOCKS_FILE = 'badges.json';

interface KnownBlocks {
  readonly commit: string;
  readonly blocks: readonly string[];
}

/**
 * Says which blocks were there in a version.
 *
 * @param name a tag or commit
 * @throws PylitError `config` where there is none of that name
 */
export async function blocksSince(root: string, name: string): Promise<NonNullable<HistoryPages['since']>> {
  return withHistory(root, async history => {
    const commit = await configuredCommit(history, name, 'badges');
    const files = new ProjectFiles(root);
    const known = knownBlocks(files);
    const blocks = new Set(known?.commit === commit ? known.blocks : await blocksOf());
    return { name, identity: commit, has: block => blocks.has(block) };

    async function blocksOf(): Promise<readonly string[]> {
      const index = await history.index([commit]);
      const found = new Set<string>();
      for (const path of index.paths())
        for (const block of (await index.documentAt({ commit, path }))?.blocks ?? [])
          found.add(await contentId(index, block));
      const all = [...found].sort();
      files.writeState(
        BLOCKS_FILE,
        new TextEncoder().encode(JSON.stringify({ commit, blocks: all } satisfies KnownBlocks)),
      );
      return all;
    }
  });
}

function knownBlocks(files: ProjectFiles): KnownBlocks | undefined {
  const bytes = files.readState(BLOCKS_FILE);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as KnownBlocks;
  } catch {
    return undefined;
  }
}
