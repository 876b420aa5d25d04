import type { PageRecord } from './page-record.ts';
import { BuildRecords } from './platform/build-records.ts';
import type { ProjectFiles } from './platform/files.ts';
import { outlineKeyOf } from './read.ts';
import { bundleKey } from './transform.ts';

/**
 * The cache's keys of what the pages are made from, as they are now: the next build may want the entries, though the last ones left them alone.
 * Nothing where no build is remembered.
 */
export function keysInUse(files: ProjectFiles, formats: readonly string[]): string[] {
  if (files.stateStamp('records.db') === '') return [];
  const records = new BuildRecords(files.stateFile('records.db'));
  try {
    const keysOf = keysByFormat(records);
    return formats.flatMap(format => [...records.pages(format).values()].flatMap(page => keysOf(page)));
  } finally {
    records.close();
  }
}

/** The keys of a page, by the format and the readers that made it; these are the same for nearly all pages. */
function keysByFormat(records: BuildRecords): (page: PageRecord) => string[] {
  const makers = new Map<string, (id: string) => string[]>();
  return ({ format, id }) => {
    const make = makers.get(format) ?? keyMaker(records.identity(format));
    makers.set(format, make);
    return make(id);
  };
}

/** @param text as `formatIdentity` writes it */
function keyMaker(text: string | undefined): (id: string) => string[] {
  if (text === undefined) return () => [];
  const [name, identity, readers] = JSON.parse(text) as [string, string, string[]];
  return id => [bundleKey({ name, identity }, id), ...readers.map(reader => outlineKeyOf(reader, id))];
}
