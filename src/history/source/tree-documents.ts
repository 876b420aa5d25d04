import { decodeUtf8 } from '../../bytes/utf8.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { entryKind, type TreeEntry } from '../../core/tree.ts';
import { isDocumentTree } from '../../literate/document-from-tree.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Store } from '../../store/store.ts';
import type { DocumentKey } from '../project-history.ts';
import { Recent } from '../recent.ts';
import { documentBlocks, type StoredBlock, storedDocument } from '../stored-block.ts';
import { storeTrees, type TreeSource } from '../tree-source.ts';
import { readCommitFacts } from './commit-facts.ts';
import type { HistorySource, OutlinedBlock } from './history-source.ts';
import { withLabels } from './labels.ts';
import { readersIdentity, readSource, readWorking } from './reading.ts';
import { documentDifferences, rememberedTrees } from './tree-differences.ts';

/** Bytes of blocks that are remembered: of a document that changed, most blocks did not. */
const REMEMBERED_BYTES = 32e6;

/** The history of documents as pylit commits them: trees of blocks. */
export function treeDocuments(
  store: Pick<Store, 'objects' | 'trees' | 'history'>,
  readers: readonly Reader[],
): HistorySource {
  const entriesOf = rememberedTrees(store.trees);
  const trees = rememberedBlobs({ ...storeTrees(store), entries: entriesOf });
  const aliasOf = aliasReader(readers);
  return {
    identity: `trees 2, ${readersIdentity(readers)}`,
    commit: id => readCommitFacts(store, id),
    differences: (before, after) => documentDifferences(entriesOf, entry => keyOf(trees, entry), before, after),
    async blocks(key) {
      const blocks = await documentBlocks(trees, idOf(key));
      const named = blocks.map(block => {
        const alias = aliasOf(block);
        return alias === undefined ? block : { ...block, alias };
      });
      return withLabels(named, block => block.text).map(outlined);
    },
    text: async key => (await storedDocument(trees, idOf(key))).text,
    blockText: async (_, block) => decodeUtf8(await trees.blob(block.id)),
    read: (path, source) => readWorking(readers, path, source),
  };
}

/** `t:` and the tree. */
async function keyOf(trees: TreeSource, entry: TreeEntry): Promise<DocumentKey | undefined> {
  if (entryKind(entry) !== 'tree') return undefined;
  const entries = await trees.entries(entry.id);
  return isDocumentTree(entries.slice(0, 1)) ? `t:${entry.id}` : undefined;
}

function idOf(key: DocumentKey): ObjectId {
  return key.slice(2);
}

function rememberedBlobs(trees: TreeSource): TreeSource {
  const recent = new Recent<ObjectId, Uint8Array>(REMEMBERED_BYTES);
  return {
    entries: id => trees.entries(id),
    async blob(id) {
      const known = recent.get(id);
      if (known) return known;
      const body = await trees.blob(id);
      recent.set(id, body, body.length + 100);
      return body;
    },
  };
}

function outlined({ id, kind, line, text, alias }: StoredBlock): OutlinedBlock {
  return { id, kind, line, lines: text.split('\n').length - 1, ...(alias !== undefined && { alias }) };
}

/** What may hold a name: `{#name}`, `:name: name`, `.. _name:`. */
const MAY_HAVE_NAME = /\{[^}\n]*#|:name:|^\.\. +_/m;

/** A tree does not say how its author named a block; the block's text, read alone, does. */
function aliasReader(readers: readonly Reader[]): (block: StoredBlock) => string | undefined {
  const known = new Recent<ObjectId, string | undefined>(10_000);
  return ({ id, text }) => {
    if (!MAY_HAVE_NAME.test(text)) return undefined;
    const remembered = known.get(id);
    if (remembered !== undefined) return remembered;
    const format = /^\.\. /m.test(text) ? 'rst' : 'markdown';
    const reader = readers.find(candidate => candidate.format === format);
    const alias = reader && readSource(reader, text)?.blocks[0]?.alias;
    if (alias !== undefined) known.set(id, alias);
    return alias;
  };
}
