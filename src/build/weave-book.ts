import type { PageInput } from '../literate/format.ts';
import type { DocumentMessage } from '../literate/tangle/placed-part.ts';
import { knownDefinitions } from './code/definitions.ts';
import { finishBlocks } from './early-work.ts';
import type { SymbolTable } from './link.ts';
import { MenuIds } from './menu-ids.ts';
import { namesOf } from './names.ts';
import { formatDigest, outwardDigest, type PageRecord } from './page-record.ts';
import { batches } from './read.ts';
import { inProject } from './scan/in-project.ts';
import { tryToRead } from './scan/lost.ts';
import { makeSite } from './site.ts';
import { recordingSite } from './site-answers.ts';
import { type Bundle, bundleKey, bundleOf, messagesOf, uniqueLookups } from './transform.ts';
import type { WeaveInput, Woven } from './weave.ts';
import { listHead } from './woven-blocks.ts';

const DOCUMENTS_AT_ONCE = 200;

/** Makes the files of a format that binds all documents together. Blocks come from the cache as for pages; the files are made anew. */
export async function weaveBook(input: WeaveInput): Promise<Woven> {
  const { config, format, documents, writer, files } = input;
  const chosen = documents.order.documents.filter(path => !input.chosen || input.chosen.has(path));
  const works = documents.table.bibliography;
  const table = { ...documents.table, bibliography: format.isApart ? works : works?.bound(chosen) };
  const { site, assets, programs, index } = makeSite(
    config,
    table,
    documents.order,
    format,
    await knownDefinitions(config, documents, input.cache),
  );
  const binding = new Binding(input, table);
  for (const paths of batches(chosen, DOCUMENTS_AT_ONCE)) {
    await binding.transform(paths);
    input.onPages?.(binding.pages.size, () => binding.counts());
  }
  for (const path of input.records.keys()) if (!input.ids.has(path)) binding.records.set(path, undefined);
  if (writer) {
    const listed = await programs?.();
    const entries = index?.();
    const made = await format.bind?.({
      pages: [...binding.pages].map(([document, page]) => ({ ...page, document, site })),
      site,
      ...(listed && { programs: listed }),
      ...(entries && { index: entries }),
      isWhole: input.chosen === undefined,
      read(path) {
        const read = tryToRead(() => files.read(inProject(config.source, path)));
        return 'value' in read ? read.value : undefined;
      },
      report: (document, message) => binding.messages.push({ ...message, document }),
    });
    const folder = `${config.output}/${format.name}`;
    writer.putAll((made ?? []).map(file => ({ ...file, path: `${folder}/${file.path}`, kind: 'woven' as const })));
  }
  return {
    pages: binding.records,
    menus: new Map(),
    messages: binding.messages,
    assets,
    blocks: binding.counts(),
    pagePath: site.pagePath,
    home: site.home,
  };
}

/** What is known of the documents by now. */
class Binding {
  readonly pages = new Map<string, Pick<PageInput, 'outline' | 'artifacts'>>();
  readonly records = new Map<string, PageRecord | undefined>();
  readonly messages: DocumentMessage[] = [];
  private readonly input: WeaveInput;
  private readonly table: SymbolTable;
  private total = 0;
  private transformed = 0;

  constructor(input: WeaveInput, table: SymbolTable) {
    this.input = input;
    this.table = table;
  }

  counts(): Woven['blocks'] {
    return { total: this.total, transformed: this.transformed };
  }

  async transform(paths: readonly string[]): Promise<void> {
    const { early, format, cache, ids, documents, config } = this.input;
    const head = format.isApart || config.bibliography?.book === 'chapters' ? 'line' : 'chapter';
    const work = early.of(format);
    const ready = await work.load(paths.filter(path => !work.holds(path)));
    const writes: { key: string; value: Bundle }[] = [];
    for (const path of paths) {
      const outline = documents.library.outlines.get(path);
      if (!outline) continue;
      const { blocks, traces, transformed, pool } = await finishBlocks(work, ready, path, {
        outline,
        names: namesOf(this.table, path),
        nodes: () => documents.library.document(path).nodes,
        check: documents.library.unreadable.length > 0,
        list: listHead(this.table.bibliography, path, head),
      });
      this.total += traces.length;
      this.transformed += transformed + (work.madeInBatch(path)?.transformed ?? 0);
      if (transformed > 0 || !ready.isCached(path))
        writes.push({ key: bundleKey(format, ids.get(path) ?? ''), value: bundleOf(blocks, traces, pool) });
      const messages = messagesOf(blocks, traces);
      for (const message of messages) this.messages.push({ ...message, document: path });
      this.pages.set(path, { outline, artifacts: traces.map(({ artifact }) => artifact) });
      if (this.input.writer) this.records.set(path, this.record(path, outline, traces, messages));
    }
    await cache.setMany(writes);
  }

  /** By what is remembered, the next build finds the blocks again. */
  private record(
    path: string,
    outline: PageInput['outline'],
    traces: Parameters<typeof uniqueLookups>[0],
    messages: readonly PageRecord['messages'][number][],
  ): PageRecord {
    const { format, readers, ids } = this.input;
    const { answers } = recordingSite(NO_SITE, path, new MenuIds());
    return {
      id: ids.get(path) ?? '',
      format: formatDigest(format, readers),
      outward: outwardDigest(outline, format),
      blocks: traces.length,
      lookups: uniqueLookups(traces),
      answers,
      messages: [...outline.messages, ...messages],
      ...(traces.some(trace => trace.failed) && { failed: true }),
    };
  }
}

/** A book is made again whenever anything changed, so nothing is remembered of what its pages asked. */
const NO_SITE: Parameters<typeof recordingSite>[0] = {
  title: '',
  language: '',
  menu: () => [],
  trail: () => [],
  pagePath: () => '',
  locate: () => undefined,
  neighbours: () => ({}),
  page: () => undefined,
  chunk: () => undefined,
  names: () => ({}),
  listing: () => undefined,
};
