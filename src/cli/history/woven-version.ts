import { link } from '../../build/link.ts';
import { namesOf } from '../../build/names.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { storedDocument } from '../../history/stored-block.ts';
import type { TreeSource } from '../../history/tree-source.ts';
import type { Document } from '../../literate/document.ts';
import type { Format, Site } from '../../literate/format.ts';
import type { Names, Namespaces } from '../../literate/names.ts';
import { type FragmentPage, fragmentHtml } from '../../output/html/compare/fragment.ts';
import type { Reader } from '../../reader/reader.ts';

/** A version of a document with the HTML of each of its blocks. */
export interface WovenVersion {
  readonly document: Document;
  /** One for each block, in order; '' for what shows nothing. */
  readonly html: readonly string[];
}

/**
 * Weaves one version of a document by itself.
 *
 * @param tree of the version of the project
 * @param path from the root of that tree
 */
export async function wovenVersion(
  trees: TreeSource,
  tree: ObjectId,
  path: string,
  parts: { readonly readers: readonly Reader[]; readonly format: Format; readonly page: FragmentPage },
): Promise<WovenVersion> {
  const id = await documentTreeAt(trees, tree, path);
  const { header, source } = await storedDocument(trees, id);
  const reader = parts.readers.find(({ format }) => format === header.format) ?? parts.readers[0];
  if (!reader) throw new RangeError('there is no reader');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(source);
  const document = reader.read({ path, source: text, include: () => undefined });
  const names = lenientNames(path, document);
  const html: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    const node = document.nodes[index];
    html.push(node ? await blockHtml(parts.format, node, block, index, names, parts.page) : '');
  }
  return { document, html };
}

async function blockHtml(
  format: Format,
  node: Document['nodes'][number],
  block: Document['blocks'][number],
  index: number,
  names: Names,
  page: FragmentPage,
): Promise<string> {
  try {
    const artifact = await format.transform(node, block, { names, message: () => {} });
    return fragmentHtml(artifact, index, page).trim();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fragmentHtml(format.failure(block, reason), index, page).trim();
  }
}

/** The name of an entry may be a whole path (see compare-versions.ts). */
async function documentTreeAt(trees: TreeSource, tree: ObjectId, path: string): Promise<ObjectId> {
  const entries = await trees.entries(tree);
  const whole = entries.find(({ name }) => name === path);
  if (whole) return whole.id;
  const slash = path.indexOf('/');
  const folder = entries.find(({ name }) => slash > 0 && name === path.slice(0, slash));
  if (!folder) throw new RangeError(`${path} is not in the tree ${tree}`);
  return documentTreeAt(trees, folder.id, path.slice(slash + 1));
}

/** Names as the document itself tells them. Whatever may stand elsewhere in the project is taken to be there. */
function lenientNames(path: string, document: Document): Names {
  const own = namesOf(link(new Map([[path, document]]), [path], new Set(), []), path);
  const elsewhere: { readonly [N in keyof Namespaces]?: (name: string) => Namespaces[N] | undefined } = {
    document: name => (/\.(?:md|markdown|rst)$|^[^.]*$/i.test(name) ? { exists: true } : undefined),
    file: name => ({ path: name }),
    label: name => ({ kind: 'target', text: name }),
    title: name => ({ title: name }),
    chunk: name => ({ name }),
  };
  return {
    lookup: (namespace, name) => own.lookup(namespace, name) ?? elsewhere[namespace]?.(name),
    nearest: () => [],
  };
}

/** A site without pages. */
export const noSite: Site = {
  title: '',
  language: 'en',
  menu: () => [],
  trail: () => [],
  pagePath: document => document,
  locate: () => undefined,
  neighbours: () => ({}),
  page: () => undefined,
  chunk: () => undefined,
  names: () => ({}),
  listing: () => undefined,
};
