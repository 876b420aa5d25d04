import type { DocumentOutline } from '../../literate/document.ts';
import { namesOf } from '../names.ts';
import { outlineKey, readerOf } from '../read.ts';
import { inProject } from '../scan/in-project.ts';
import { inclusionChanges } from './context-changes.ts';
import { explainBlocks, unchangedBlocks } from './explain-blocks.ts';
import { identityChanges } from './identity-changes.ts';
import { lookupChanges } from './lookup-changes.ts';
import type { PageView } from './page-view.ts';
import type { ProjectState } from './project-state.ts';
import type { BlockExplanation, PageExplanation, Reason } from './reason.ts';
import { siteChanges } from './site-changes.ts';
import type { WovenState } from './woven-state.ts';

/** What the next build does with a document's page, and with its blocks. */
export async function explainPage(state: ProjectState, woven: WovenState, document: string): Promise<PageExplanation> {
  const { config } = state.options;
  const where = (path: string) => inProject(config.source, path);
  const page = { document: where(document), format: woven.format.name, output: woven.outputPath(document) };
  const record = woven.records.get(document);
  const id = state.found.documents.get(document);
  if (id === undefined) {
    const output = record ? `${config.output}/${woven.format.name}/${record.answers.path}` : page.output;
    const gone: Reason = { cause: 'gone', text: `${page.document} is gone` };
    return { ...page, output, result: 'removed', reasons: [gone], ...withCounts([]) };
  }
  const outline = state.documents.library.outlines.get(document);
  if (!outline) {
    const reason: Reason = { cause: 'unreadable', text: `${page.document} cannot be read` };
    return { ...page, result: 'left out', reasons: [reason], ...withCounts([]) };
  }
  if (state.documents.sources.isLost?.(document)) {
    const lost: Reason = {
      cause: 'unreadable',
      text: `${page.document} cannot be read now, so its page stays as it is`,
    };
    return { ...page, result: 'left out', reasons: [lost], ...withCounts([]) };
  }
  const { table } = state.documents;
  const before = record && (await outlineBefore(state, document, record.id));
  const names = namesOf(table, document);
  const view: PageView = { document, id, outline, record, before, names, table, woven, where };
  const reasons = state.isUnchanged ? [] : reasonsOfPage(state, view, page.output);
  if (reasons.length === 0) return { ...page, result: 'stays', reasons, ...withCounts(unchangedBlocks(outline)) };
  const loaded = await woven.work.load([document]);
  const pool = loaded.moved.copy();
  const bundle = loaded.bundle(document);
  if (bundle) pool.add(bundle);
  const text = () => state.documents.library.document(document).text;
  const identityBefore = record && state.remembered.identity(record.format);
  return { ...page, result: 'made', reasons, ...withCounts(explainBlocks({ view, pool, text, identityBefore })) };
}

function withCounts(blocks: readonly BlockExplanation[]): Pick<PageExplanation, 'blocks' | 'counts'> {
  const misses = blocks.filter(({ result }) => result === 'miss').length;
  return { counts: { blocks: blocks.length, misses }, blocks };
}

async function outlineBefore(
  { cache, parts }: ProjectState,
  document: string,
  id: string,
): Promise<DocumentOutline | undefined> {
  const [cached] = await cache.getMany<{ outline: DocumentOutline }>([
    outlineKey(readerOf(parts.readers, document), id),
  ]);
  return cached?.outline;
}

/** The same questions as a build asks (see `blocksStand` and `answersHold`), and what the answers were. */
function reasonsOfPage(state: ProjectState, view: PageView, output: string): Reason[] {
  const { record, woven, document, id, outline } = view;
  const { remembered } = state;
  if (!record) return [{ cause: 'new', text: 'it has no page yet' }];
  const reasons: Reason[] = [];
  if (record.id !== id) reasons.push({ cause: 'edited', text: 'the document was edited' });
  else if (state.read.has(document))
    reasons.push({ cause: 'cache', text: 'what reading it gave is no more in the cache, or was of another reader' });
  if (record.format !== woven.digest)
    reasons.push(...identityChanges(remembered.identity(record.format), woven.identity));
  reasons.push(...inclusionChanges({ inclusions: record.inclusions ?? [] }, outline));
  if (record.id === id) reasons.push(...lookupChanges(view, record.lookups));
  reasons.push(...siteChanges(view, remembered.menu));
  if (record.failed) reasons.push({ cause: 'failed', text: 'a block failed, so the page is made again each time' });
  reasons.push(...outputChanges(state, output));
  return reasons;
}

/** Whether a file lies there as pylit wrote it. */
export function outputChanges({ files, remembered }: ProjectState, output: string): Reason[] {
  const known = remembered.outputs.written[output];
  const stamp = files.stamp(output);
  if (!stamp) return [{ cause: 'output', text: `${output} is not there` }];
  if (!known) return [{ cause: 'output', text: `${output} was not written by pylit` }];
  if (known[1] === stamp.size && known[2] === String(stamp.mtime)) return [];
  return [{ cause: 'output', text: `${output} was changed by something else than pylit` }];
}
