import type { OrgBlock } from './import-org-block.ts';

/** A reference in a line of code and what stands before it, from the reference before; at the end, what is left of the line. */
export interface OrgToken {
  readonly before: string;
  readonly name?: string;
}

/** Takes a line apart where Org sees references: `<<name>>`, the name neither beginning nor ending with a space. */
export function orgTokens(line: string): OrgToken[] {
  const tokens: OrgToken[] = [];
  let start = 0;
  for (let open = line.indexOf('<<'); open >= 0; open = line.indexOf('<<', open)) {
    const close = nameEnd(line, open + 2);
    if (close === undefined) {
      open += 1;
      continue;
    }
    if (close < 0) break;
    tokens.push({ before: line.slice(start, open), name: line.slice(open + 2, close) });
    start = close + 2;
    open = start;
  }
  return [...tokens, { before: line.slice(start) }];
}

/** Where a name ends that begins here; nowhere where none begins, -1 where none ends any more. One letter is a name only where no longer name ends. */
function nameEnd(line: string, begin: number): number | undefined {
  if (/[ \t]/.test(line[begin] ?? ' ')) return undefined;
  let close = line.indexOf('>>', begin + 2);
  while (close >= 0 && /[ \t]/.test(line[close - 1] ?? '')) close = line.indexOf('>>', close + 1);
  return close < 0 && line.startsWith('>>', begin + 1) ? begin + 1 : close;
}

/** What a reference leads to: the blocks of a name, or the result of running code, or the text of a heading. */
export type OrgFound =
  | { readonly kind: 'blocks'; readonly name: string; readonly blocks: readonly OrgBlock[] }
  | { readonly kind: 'result' }
  | { readonly kind: 'heading' };

/** The blocks that references of an Org file lead to. */
export class OrgNames {
  readonly #named = new Map<string, OrgBlock>();
  readonly #parts = new Map<string, OrgBlock[]>();
  readonly #ids: ReadonlySet<string>;

  /** @param ids of headings */
  constructor(blocks: readonly OrgBlock[], ids: readonly string[]) {
    this.#ids = new Set(ids.map(id => id.toLowerCase()));
    for (const block of blocks) {
      const name = block.name?.toLowerCase() ?? '';
      if (name !== '' && !this.#named.has(name)) this.#named.set(name, block);
      const part = block.args.get('noweb-ref') ?? '';
      if (part === '') continue;
      const before = this.#parts.get(part);
      if (before) before.push(block);
      else this.#parts.set(part, [block]);
    }
  }

  /** The block of a name, whatever its case, or else all that belong to it; none where it leads nowhere. */
  find(name: string): OrgFound {
    if (/\(.*\)/.test(name)) return { kind: 'result' };
    if (this.#ids.has(name.toLowerCase())) return { kind: 'heading' };
    const block = this.#named.get(name.toLowerCase());
    if (block) return { kind: 'blocks', name: block.name ?? name, blocks: [block] };
    return { kind: 'blocks', name, blocks: this.#parts.get(name) ?? [] };
  }
}
