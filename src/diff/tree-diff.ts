/** Whatever can be asked for the entries of a tree by its id. Ids are equal exactly where contents are. */
export interface TreeReader<Entry extends DiffEntry> {
  entries(id: string): Promise<readonly Entry[]> | readonly Entry[];
}

export interface DiffEntry {
  readonly name: string;
  readonly mode: string;
  readonly id: string;
}

/** What was and is at a path; one of them is absent when it was added or removed. */
export interface TreeDifference<Entry extends DiffEntry> {
  readonly path: string;
  readonly before?: Entry;
  readonly after?: Entry;
}

/** Trees nested deeper than this are not entered: no real project has them, and a walk must end. */
const MAX_DEPTH = 512;

/**
 * Lists what differs between two trees, in the order of names, without reading what is equal.
 *
 * @param before undefined stands for an empty tree, as does `after`
 * @param enter asked for entries that differ; those that it refuses are reported whole
 */
export async function* diffTrees<Entry extends DiffEntry>(
  reader: TreeReader<Entry>,
  before: string | undefined,
  after: string | undefined,
  enter: (entry: Entry) => Promise<boolean> | boolean,
  prefix = '',
  depth = 0,
): AsyncGenerator<TreeDifference<Entry>> {
  if (before === after || depth > MAX_DEPTH) return;
  const old = await byName(reader, before);
  const now = await byName(reader, after);
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(name);
    const is = now.get(name);
    if (was?.id === is?.id && was?.mode === is?.mode) continue;
    const [oldFolder, newFolder] = [
      was && (await enter(was)) ? was : undefined,
      is && (await enter(is)) ? is : undefined,
    ];
    const oldLeaf = oldFolder ? undefined : was;
    const newLeaf = newFolder ? undefined : is;
    const path = prefix + name;
    if (oldLeaf || newLeaf) yield { path, ...(oldLeaf && { before: oldLeaf }), ...(newLeaf && { after: newLeaf }) };
    if (oldFolder || newFolder) yield* diffTrees(reader, oldFolder?.id, newFolder?.id, enter, `${path}/`, depth + 1);
  }
}

async function byName<Entry extends DiffEntry>(
  reader: TreeReader<Entry>,
  id: string | undefined,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = id === undefined ? [] : await reader.entries(id);
  return new Map(entries.map(entry => [entry.name, entry]));
}
