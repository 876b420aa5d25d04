import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, MODE, type TreeEntry } from '../../core/tree.ts';
import { blockText, normalizeSource, textLines } from '../../literate/lines.ts';
import type { Reader } from '../../reader/reader.ts';
import { missing } from '../../store/corrupt.ts';
import type { Store } from '../../store/store.ts';
import type { DocumentKey } from '../project-history.ts';
import { Recent } from '../recent.ts';
import { readCommitFacts } from './commit-facts.ts';
import type { HistorySource, KnownVersion, OutlinedBlock } from './history-source.ts';
import { MAX_DOCUMENT_BYTES, outlinedBlocks, readerOf, readersIdentity, readSource, readWorking } from './reading.ts';
import { splitAgain } from './split-again.ts';
import { documentDifferences, rememberedTrees } from './tree-differences.ts';

/** Characters of texts that are remembered. */
const REMEMBERED_TEXT = 16e6;

/**
 * The history of files as anybody commits them to git: those with the ending of a reader are documents. Links, submodules and whatever
 * is no text are none.
 */
export function fileDocuments(
  store: Pick<Store, 'objects' | 'trees' | 'history'>,
  readers: readonly Reader[],
): HistorySource {
  const entriesOf = rememberedTrees(store.trees);
  const texts = new Recent<DocumentKey, string>(REMEMBERED_TEXT);
  const source = async (key: DocumentKey): Promise<string | undefined> => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = await readText(store, idOf(key));
    if (text !== undefined) texts.set(key, text, text.length);
    return text;
  };
  const text = async (key: DocumentKey): Promise<string> => {
    const found = await source(key);
    if (found === undefined) throw missing('document', key);
    return normalizeSource(found).text;
  };
  const blocks = async (key: DocumentKey, previous?: KnownVersion): Promise<readonly OutlinedBlock[] | undefined> => {
    const reader = readers[readerNumber(key)];
    const found = await source(key);
    if (!reader || found === undefined) return undefined;
    if (previous && readerNumber(previous.document) === readerNumber(key)) {
      const before = { text: await text(previous.document), blocks: previous.blocks };
      const again = splitAgain(reader, before, normalizeSource(found).text);
      if (again) return again;
    }
    const document = readSource(reader, found);
    return document && outlinedBlocks(document);
  };
  return {
    identity: `files 2, ${readersIdentity(readers)}`,
    commit: id => readCommitFacts(store, id),
    differences: (before, after) => documentDifferences(entriesOf, entry => keyOf(readers, entry), before, after),
    blocks,
    text,
    blockText: async (key, block) => blockText(textLines(await text(key)), block),
    read: (path, written) => readWorking(readers, path, written),
  };
}

/** `0:3b18e5...`: the number of the reader, and the blob. */
function keyOf(readers: readonly Reader[], entry: TreeEntry): DocumentKey | undefined {
  if (entryKind(entry) !== 'blob' || entry.mode === MODE.symlink) return undefined;
  const reader = readerOf(readers, entry.name);
  return reader && `${readers.indexOf(reader)}:${entry.id}`;
}

function idOf(key: DocumentKey): ObjectId {
  return key.slice(key.indexOf(':') + 1);
}

function readerNumber(key: DocumentKey): number {
  return Number(key.slice(0, key.indexOf(':')));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

async function readText(store: Pick<Store, 'objects'>, id: ObjectId): Promise<string | undefined> {
  const info = await store.objects.info(id);
  if (info && (info.kind !== 'blob' || info.size > MAX_DOCUMENT_BYTES)) return undefined;
  const object = info && (await store.objects.read(id));
  if (!object) throw missing('blob', id);
  try {
    return decoder.decode(object.body);
  } catch {
    return undefined;
  }
}
