import type { HtmlFormatOptions } from './options.ts';

/** Changes whenever this folder makes other HTML of the same block. */
const RENDERING = 16;

/** Names everything that decides what a block becomes, in plain words: the same configuration gives the same text everywhere. */
export function htmlIdentity(options: HtmlFormatOptions): string {
  return JSON.stringify([
    'html',
    RENDERING,
    options.version,
    options.trustHtml,
    options.plugins.map(({ plugin, options: own }) => [plugin.name, plugin.version, ordered(own)]),
    options.configurationDigest,
  ]);
}

/** Plain data with the keys of its objects in order; functions and expressions by their source. */
function ordered(value: unknown): unknown {
  if (typeof value === 'function' || value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, item]) => [key, ordered(item)]);
}
