import type { InventoryLine } from '../../literate/domains/inventory.ts';
import { plainName } from '../../literate/domains/object-query.ts';
import type { OutputFile } from '../../literate/format.ts';
import type { Config } from '../config.ts';
import type { SymbolTable } from '../link.ts';
import { titleOf } from '../reading-order.ts';
import { writeInventory } from './inventory-bytes.ts';
import { domainsOf, type KnownObject, objectsOf } from './object-table.ts';

/** The name that Sphinx looks for. */
const FILE = 'objects.inv';

/**
 * The list of all that a site describes, for other projects that refer to it. Only sites that are written in reStructuredText have one, or
 * such as describe something.
 */
export function siteInventory(
  config: Pick<Config, 'title'>,
  table: SymbolTable,
  title: string,
  pagePath: (document: string) => string,
): OutputFile[] {
  const isWanted = [...table.outlines.values()].some(({ format }) => format === 'rst') && !table.files.has(FILE);
  if (!isWanted) return [];
  const lines = [...objectLines(table, pagePath), ...placeLines(table, pagePath)];
  return [{ path: FILE, content: writeInventory({ project: config.title || title, version: '' }, lines) }];
}

function* objectLines(table: SymbolTable, pagePath: (document: string) => string): Iterable<InventoryLine> {
  for (const domain of domainsOf(table).sort()) {
    const objects = [...objectsOf(table, domain).byName.values()];
    for (const object of objects.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name))) {
      const { document, object: exported } = object.placed;
      if (exported.alias && isOnlyForReferences(object)) continue;
      const name = inventoryName(object);
      yield {
        name,
        type: `${domain}:${object.kind}`,
        priority: exported.alias && !PARTS.has(object.kind) ? -1 : domain === 'py' && object.kind === 'module' ? 0 : 1,
        uri: `${encoded(pagePath(document))}#${exported.anchor}`,
        text: domain === 'c' || domain === 'cpp' ? name.replace(/@[^.:]*/g, '[anonymous]') : name,
      };
    }
  }
}

/** Things that are no second names, but stand at the place of what they belong to. */
const PARTS: ReadonlySet<string> = new Set(['functionParam', 'templateParam', 'enumerator']);

/** A name that passes over what has none, and the one that overloaded functions have in common. */
function isOnlyForReferences({ domain, kind, name, placed }: KnownObject): boolean {
  const isOfNameless = placed.object.anchor.includes('@') || /Ut\d+_/.test(placed.object.anchor);
  return (isOfNameless && !name.includes('@')) || (domain === 'cpp' && kind === 'function');
}

/** An option is listed as `program.--option`. */
function inventoryName(object: KnownObject): string {
  return object.kind === 'cmdoption'
    ? object.name.replace(' ', '.')
    : object.domain === 'cpp'
      ? plainName(object.name)
      : object.name;
}

function* placeLines(table: SymbolTable, pagePath: (document: string) => string): Iterable<InventoryLine> {
  for (const { document, object } of [...table.objects.values()].sort((a, b) =>
    compare(a.object.name, b.object.name),
  )) {
    const { namespace, name, anchor } = object;
    if (namespace !== 'object')
      yield {
        name,
        type: `std:${namespace}`,
        priority: -1,
        uri: `${encoded(pagePath(document))}#${anchor}`,
        text: name,
      };
  }
  for (const [name, { document, anchor }] of [...table.labels].sort(([a], [b]) => compare(a, b)))
    yield {
      name,
      type: 'std:label',
      priority: -1,
      uri: `${encoded(pagePath(document))}#${anchor.id}`,
      text: anchor.text || name,
    };
  for (const document of [...table.order].sort(compare)) {
    const outline = table.outlines.get(document);
    if (!outline) continue;
    const name = document.replace(/\.[^./]+$/, '');
    yield { name, type: 'std:doc', priority: -1, uri: encoded(pagePath(document)), text: titleOf(document, outline) };
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
