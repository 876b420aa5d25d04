/** What another project describes, as Sphinx lists it in `objects.inv`. */
export interface Inventory {
  readonly project: string;
  readonly version: string;
  /** By `domain:kind`, then by name. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, InventoryEntry>>;
}

export interface InventoryEntry {
  /** From the project's address. */
  readonly uri: string;
  /** What a reference shows. */
  readonly text: string;
}

/** One line of an inventory. */
export interface InventoryLine extends InventoryEntry {
  readonly name: string;
  /** `py:function`. */
  readonly type: string;
  /** Where it stands in search results; -1 for what is in none. */
  readonly priority: number;
}

const HEADER = /^# Sphinx inventory version 2\n# Project: (.*)\n# Version: (.*)\n.*zlib.*\n/;

/** The four lines at the beginning of an inventory, and where what follows them is; undefined where it is none of version 2. */
export function inventoryHeader(start: string): { project: string; version: string; length: number } | undefined {
  const match = HEADER.exec(start);
  return match ? { project: match[1] ?? '', version: match[2] ?? '', length: match[0].length } : undefined;
}

/** More than any project describes. */
const MOST_LINES = 1_000_000;

/** Reads the lines of an inventory, once they are inflated. What is no line of one is passed over. */
export function inventoryObjects(text: string): Inventory['objects'] {
  const objects = new Map<string, Map<string, InventoryEntry>>();
  let count = 0;
  for (const line of text.split('\n')) {
    const { name, type, uri, shown } = lineParts(line);
    if (name === undefined || type === undefined || uri === undefined || !isRelative(uri)) continue;
    if ((count += 1) > MOST_LINES) break;
    const names = objects.get(type) ?? new Map<string, InventoryEntry>();
    objects.set(type, names);
    names.set(name, {
      uri: uri.endsWith('$') ? uri.slice(0, -1) + name : uri,
      text: shown === '-' || shown === undefined ? name : shown,
    });
  }
  return objects;
}

/** `name domain:kind priority uri shown`, where names may hold spaces. */
function lineParts(line: string): { name?: string; type?: string; uri?: string; shown?: string } {
  const words = line.trimEnd().split(' ');
  const at = words.findIndex((word, index) => index > 1 && /^-?\d{1,9}$/.test(word) && words[index - 1]?.includes(':'));
  const [type, uri] = [words[at - 1], words[at + 1]];
  if (at < 0 || type === undefined || uri === undefined) return {};
  return { name: words.slice(0, at - 1).join(' '), type, uri, shown: words.slice(at + 2).join(' ') };
}

/** An address of its own would lead readers away from the project that is named. */
function isRelative(uri: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(uri) && !uri.startsWith('/') && !uri.startsWith('\\');
}

/** The beginning of an inventory. */
export function headerText({ project, version }: Pick<Inventory, 'project' | 'version'>): string {
  const line = (text: string) => text.replace(/[\r\n]+/g, ' ').trim();
  return `# Sphinx inventory version 2\n# Project: ${line(project)}\n# Version: ${line(version)}\n# The remainder of this file is compressed using zlib.\n`;
}

/** The lines of an inventory, before they are deflated. */
export function inventoryText(lines: Iterable<InventoryLine>): string {
  let text = '';
  for (const { name, type, priority, uri, text: shown } of lines) {
    if (/[\r\n]/.test(name + uri) || name.trim() === '') continue;
    const isNamed = uri.slice(uri.indexOf('#') + 1).endsWith(name) && uri.includes('#');
    const address = isNamed ? `${uri.slice(0, -name.length)}$` : uri;
    text += `${name} ${type} ${priority} ${address} ${shown === name ? '-' : shown.replace(/\s+/g, ' ').trim() || '-'}\n`;
  }
  return text;
}
