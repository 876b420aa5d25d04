import { nothingCommitted, withHistory } from '../history/open-history.ts';

/** `pylit store reindex`: makes the index of all blocks' history anew from the commits. */
export async function reindex(root: string, flags: { json?: boolean }): Promise<void> {
  await withHistory(root, async history => {
    if (history.head === undefined) throw nothingCommitted();
    const index = await history.index();
    const { commits } = await index.reindex([history.head]);
    if (flags.json) console.log(JSON.stringify({ commits }));
    else console.log(`${commits} ${commits === 1 ? 'commit' : 'commits'} indexed.`);
  });
}
