import type { Config } from '../config.ts';
import type { ProjectFiles } from '../platform/files.ts';
import type { ReportMessage } from '../report.ts';
import { tryToRead } from '../scan/lost.ts';
import type { NamedInventory } from './find-outside.ts';
import { readInventory } from './inventory-bytes.ts';

/** The inventories that the configuration names, and what is wrong with them. */
export interface Inventories {
  readonly inventories: readonly NamedInventory[];
  readonly problems: readonly ReportMessage[];
}

/** Reads the inventories of other projects. Nothing is fetched: they are files of the project. */
export function loadInventories(files: ProjectFiles, { intersphinx }: Pick<Config, 'intersphinx'>): Inventories {
  const inventories: NamedInventory[] = [];
  const problems: ReportMessage[] = [];
  for (const [name, { url, inventory: file }] of Object.entries(intersphinx ?? {})) {
    const read = tryToRead(() => files.read(file));
    const bytes = 'value' in read ? read.value : undefined;
    const inventory = bytes ? readInventory(bytes) : undefined;
    if (typeof inventory === 'object') inventories.push({ ...inventory, name, url });
    else problems.push(inventory === undefined ? absent(name, file) : wrong(name, file, inventory));
  }
  return { inventories, problems };
}

function absent(name: string, file: string): ReportMessage {
  return {
    ...{ file, line: 1, column: 1, severity: 'warning', rule: 'inventory' },
    message: `There is no inventory of "${name}", so no reference leads there.`,
    hint: `Fetch it: pylit inventory fetch ${name}`,
  };
}

function wrong(name: string, file: string, reason: string): ReportMessage {
  return {
    ...{ file, line: 1, column: 1, severity: 'error', rule: 'inventory' },
    message: `The inventory of "${name}" ${reason}.`,
    hint: `Fetch it again: pylit inventory fetch ${name}`,
  };
}
