import { changed, type Reason } from './reason.ts';

/**
 * Compares what two page records say of the format and readers that made them (see `formatIdentity`).
 *
 * @param was undefined where it is not known any more
 */
export function identityChanges(was: string | undefined, now: string): Reason[] {
  if (was === now) return [];
  const before = parsed(was);
  const after = parsed(now);
  if (!before || !after) return [unknownChange];
  const reasons = [
    ...formatChanges(before.format, after.format),
    ...readerChanges(before.readers, after.readers),
    ...(before.pages === after.pages ? [] : [historyChange]),
  ];
  return reasons.length > 0 ? reasons : [unknownChange];
}

/** Whether blocks made under one identity may be used under the other: readers make no difference to that. */
export function sameTransform(was: string | undefined, now: string): boolean {
  return was !== undefined && parsed(was)?.format === parsed(now)?.format;
}

const historyChange: Reason = { cause: 'identity', text: 'what pages tell of their history changed' };

const unknownChange: Reason = { cause: 'identity', text: 'pylit, a plugin or its options changed' };

interface Identity {
  readonly format: string;
  readonly readers: readonly string[];
  /** See `Format.pages`. */
  readonly pages: string;
}

function parsed(text: string | undefined): Identity | undefined {
  const value = asList(text);
  const [, format, readers, pages = ''] = value ?? [];
  return typeof format === 'string' && Array.isArray(readers)
    ? { format, readers: readers.map(String), pages: String(pages) }
    : undefined;
}

/** A format's identity is a list in JSON; the plugins in it are lists of `[name, version, options]`. */
function formatChanges(was: string, now: string): Reason[] {
  if (was === now) return [];
  const before = asList(was);
  const after = asList(now);
  if (before?.length !== after?.length || !before || !after) return [unknownChange];
  return after.flatMap((part, index) => partChanges(index, before[index], part));
}

/** What the parts are that `htmlIdentity` writes, by place. */
const PARTS = [
  '',
  'the rendering of blocks',
  'pylit',
  'html.trust',
  'plugins',
  "the code of the project's own plugins",
];

function partChanges(index: number, was: unknown, now: unknown): Reason[] {
  if (same(was, now)) return [];
  const plugins = [asPlugins(was), asPlugins(now)] as const;
  if (plugins[0] && plugins[1]) return pluginChanges(plugins[0], plugins[1]);
  const name = PARTS[index] ?? 'the format';
  // A digest tells a person nothing.
  if (name.startsWith('the ')) return [{ cause: 'identity', text: `${name} changed`, name }];
  return [arrow(name, was, now)];
}

type Plugin = readonly [name: string, version: string, options: unknown];

function asPlugins(value: unknown): Plugin[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const isPlugin = (item: unknown): item is Plugin =>
    Array.isArray(item) && typeof item[0] === 'string' && typeof item[1] === 'string';
  return value.every(isPlugin) ? value : undefined;
}

function pluginChanges(before: readonly Plugin[], after: readonly Plugin[]): Reason[] {
  const reasons: Reason[] = [];
  for (const [name, version, options] of after) {
    const old = before.find(plugin => plugin[0] === name);
    const title = `plugin ${name}`;
    if (!old) {
      reasons.push({ cause: 'identity', text: `${title} ${version} is new`, name: title, now: version });
      continue;
    }
    if (old[1] !== version) reasons.push(arrow(title, old[1], version));
    if (!same(old[2], options)) reasons.push(...optionChanges(title, old[2], options));
  }
  for (const [name, version] of before)
    if (!after.some(plugin => plugin[0] === name))
      reasons.push({ cause: 'identity', text: `plugin ${name} is gone`, name: `plugin ${name}`, was: version });
  const order = 'the order of the plugins';
  return reasons.length > 0 ? reasons : [{ cause: 'identity', text: `${order} changed`, name: order }];
}

/** Options are lists of `[key, value]`, as `htmlIdentity` orders them. */
function optionChanges(plugin: string, was: unknown, now: unknown): Reason[] {
  const before = asOptions(was);
  const after = asOptions(now);
  if (!before || !after) return [{ cause: 'identity', text: `${plugin}: its options changed`, name: plugin }];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
    const [old, value] = [before.get(key), after.get(key)];
    return same(old, value) ? [] : [arrow(`${plugin}: ${key}`, old, value)];
  });
}

function asOptions(value: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(value)) return undefined;
  const isEntry = (item: unknown): item is [string, unknown] => Array.isArray(item) && typeof item[0] === 'string';
  return value.every(isEntry) ? new Map(value) : undefined;
}

function readerChanges(before: readonly string[], after: readonly string[]): Reason[] {
  if (same(before, after)) return [];
  const gone = before.filter(reader => !after.includes(reader));
  const fresh = after.filter(reader => !before.includes(reader));
  if (gone.length !== fresh.length) return [{ cause: 'reader', text: 'the readers changed' }];
  return fresh.map((reader, index) => ({ ...changed('reader', 'the reader', gone[index], reader) }));
}

function arrow(name: string, was: unknown, now: unknown): Reason {
  const [old, value] = [plain(was), plain(now)];
  return { cause: 'identity', text: `${name} ${old} → ${value}`, name, was: old, now: value };
}

const LONGEST = 60;

function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function asList(text: string | undefined): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
