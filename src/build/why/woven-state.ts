import type { Format, Site } from '../../literate/format.ts';
import { knownDefinitions } from '../code/definitions.ts';
import type { FormatWork } from '../early-work.ts';
import { MenuIds } from '../menu-ids.ts';
import { formatDigest, formatIdentity, type PageRecord } from '../page-record.ts';
import { inProject } from '../scan/in-project.ts';
import { type BuiltSite, makeSite } from '../site.ts';
import type { ProjectState } from './project-state.ts';

type Place = { readonly path: string; readonly fragment?: string };

/** A format's site as it would be made now, and its pages as they were made. */
export interface WovenState {
  readonly format: Format;
  readonly digest: string;
  readonly identity: string;
  readonly site: Site;
  readonly programs: BuiltSite['programs'] | undefined;
  readonly index: BuiltSite['index'] | undefined;
  readonly menus: MenuIds;
  readonly work: FormatWork;
  readonly records: ReadonlyMap<string, PageRecord>;
  /** Path of a page from the project's root. */
  outputPath(document: string): string;
  /** The document that has a page now, or had it; from the source root. */
  documentOf(pagePath: string): string | undefined;
  /** A place in the site as a place in the sources: `docs/a.md#intro`. */
  placeBefore(place: Place, isFile: boolean): string;
  placeNow(place: Place, isFile: boolean): string;
}

export async function wovenState(state: ProjectState, format: Format): Promise<WovenState> {
  const { options, parts, documents, remembered, early, cache } = state;
  const { config } = options;
  const { site, programs, index } = makeSite(
    config,
    documents.table,
    documents.order,
    format,
    await knownDefinitions(config, documents, cache),
  );
  const records = remembered.pages.get(format.name) ?? new Map<string, PageRecord>();
  const before = new Map([...records].map(([document, { answers }]) => [answers.path, document]));
  const now = new Map(documents.order.documents.map(document => [site.pagePath(document), document]));
  const placeIn =
    (pages: ReadonlyMap<string, string>) =>
    ({ path, fragment }: Place, isFile: boolean): string => {
      const source = isFile ? path : pages.get(path);
      const file = source === undefined ? path : inProject(config.source, source);
      return fragment === undefined ? file : `${file}#${fragment}`;
    };
  return {
    ...{ format, site, programs, index, records, menus: new MenuIds(), work: early.of(format) },
    digest: formatDigest(format, parts.readers),
    identity: formatIdentity(format, parts.readers),
    outputPath: document => `${config.output}/${format.name}/${site.pagePath(document)}`,
    documentOf: path => now.get(path) ?? before.get(path),
    placeBefore: placeIn(before),
    placeNow: placeIn(now),
  };
}
