import type { OrgBlock } from './import-org-block.ts';
import { tangleEnding } from './import-org-headers.ts';

/** Where an Org file lies. */
export interface OrgPlace {
  /** Its folder and its name without the ending, from the project's root. */
  readonly folder: string;
  readonly stem: string;
}

/** The files that blocks go to. */
export class OrgTargets {
  /** From the project's root. */
  readonly files = new Map<OrgBlock, string>();
  /** Blocks for which there is no file in the project, with what they say. */
  readonly elsewhere = new Map<OrgBlock, string>();
  readonly #blocks = new Map<string, OrgBlock[]>();
  readonly #shebangs = new Map<string, OrgBlock>();
  /** The blocks of each file by how it is written. */
  readonly #written = new Map<string, Map<string, OrgBlock[]>>();

  add(block: OrgBlock, written: string, file: string): void {
    this.files.set(block, file);
    push(this.#blocks, file, block);
    if (!this.#shebangs.has(file) && (block.args.get('shebang') ?? '') !== '') this.#shebangs.set(file, block);
    const names = this.#written.get(file) ?? new Map<string, OrgBlock[]>();
    push(names, written, block);
    this.#written.set(file, names);
  }

  /** All blocks of a file. */
  blocks(file: string): readonly OrgBlock[] {
    return this.#blocks.get(file) ?? [];
  }

  /** The block that gives a file its first line. */
  shebang(file: string): OrgBlock | undefined {
    return this.#shebangs.get(file);
  }

  /** The blocks that are in a file in the end: where it is written in several ways, Org makes it for each, and the last stays. */
  kept(file: string): readonly OrgBlock[] {
    return [...(this.#written.get(file)?.values() ?? [])].at(-1) ?? [];
  }
}

function push<Key>(lists: Map<Key, OrgBlock[]>, key: Key, block: OrgBlock): void {
  const list = lists.get(key);
  if (list) list.push(block);
  else lists.set(key, [block]);
}

/** Finds the files that the blocks of an Org file go to. */
export function orgTargets(blocks: readonly OrgBlock[], { folder, stem }: OrgPlace): OrgTargets {
  const targets = new OrgTargets();
  for (const block of blocks) {
    const written = block.args.get('tangle') ?? 'no';
    if (written === 'no' || written === '') continue;
    if (/^[(~/]|^[A-Za-z]:/.test(written)) targets.elsewhere.set(block, written);
    else {
      const file = written === 'yes' ? `${stem}.${tangleEnding(block.language)}` : written;
      targets.add(block, file, normal(folder === '.' ? file : `${folder}/${file}`));
    }
  }
  return targets;
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
