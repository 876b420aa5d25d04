import type { DocumentOutline } from '../literate/document.ts';
import type { Format } from '../literate/format.ts';
import type { Reader } from '../reader/reader.ts';
import { tracesOf } from './batch/batch-work.ts';
import { openCache } from './cache.ts';
import { BuildRecords } from './platform/build-records.ts';
import type { ProjectFiles } from './platform/files.ts';
import { SqliteCache } from './platform/sqlite-cache.ts';
import { outlineKey, readerOf } from './read.ts';
import { siteFromAnswers, Unanswered } from './site-answers.ts';
import { type Bundle, bundleKey } from './transform.ts';

/** What a page was made from, and the formats that shall make it: all transform blocks in the same way. */
export interface PageAgain {
  readonly files: ProjectFiles;
  readonly readers: readonly Reader[];
  readonly formats: readonly Format[];
  /** From the source root. */
  readonly document: string;
}

/**
 * Makes a page once more, in several formats, from what the last build remembers of it. Nothing is read, transformed or written.
 *
 * @returns undefined where not all of that is remembered
 */
export async function pageAgain({ files, readers, formats, document }: PageAgain): Promise<string[] | undefined> {
  const [format] = formats;
  if (!format || files.stateStamp('records.db') === '' || files.stateStamp('cache.db') === '') return undefined;
  const records = new BuildRecords(files.stateFile('records.db'), true);
  const cache = openCache({ store: new SqliteCache(files.stateFile('cache.db'), { readOnly: true }) });
  try {
    const record = records.page(format.name, document);
    if (!record) return undefined;
    const { id, answers } = record;
    const [outlined] = await cache.getMany<{ outline: DocumentOutline }>([outlineKey(readerOf(readers, document), id)]);
    const [bundle] = await cache.getMany<Bundle>([bundleKey(format, id)]);
    const traces = outlined && bundle && tracesOf(outlined.outline, bundle);
    const menu = answers.menu === undefined ? [] : records.menu(answers.menu);
    if (!traces || !menu) return undefined;
    const page = {
      document,
      outline: outlined.outline,
      artifacts: traces.map(trace => trace.artifact),
      site: siteFromAnswers(answers, menu),
    };
    return formats.map(one => one.assemble(page));
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  } finally {
    records.close();
    await cache.close();
  }
}
