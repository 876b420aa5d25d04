import { PylitError } from '../core/error.ts';
import type { Comparison, Version } from './compare-versions.ts';
import type { OpenedHistory } from './open-history.ts';

/** Writes a page with both versions side by side, and returns its name. */
export async function writeComparisonPage(
  _history: OpenedHistory,
  _comparison: Comparison,
  _options: { readonly from: Version; readonly to: Version; readonly folder: string; readonly file: string | true },
): Promise<string> {
  throw new PylitError('usage', '--html is not there yet.');
}
