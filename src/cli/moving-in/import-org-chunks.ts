import { attribute, codeBlock, escapeReferences, mayRefer, nameAttribute } from '../../literate/untangle/code-block.ts';
import type { OrgBlock } from './import-org-block.ts';
import type { OrgDocument, OrgPiece } from './import-org-document.ts';
import { fenceLanguage, followsReferences, followsWithin, tangleMode } from './import-org-headers.ts';
import { OrgNames, orgTokens } from './import-org-references.ts';
import { orgTangled, trimmedCode } from './import-org-tangled.ts';
import { type OrgTargets, orgTargets } from './import-org-targets.ts';

/** What writing an Org file's blocks needs to know. */
export interface ChunkSetting {
  /** The Org file's folder and its name without the ending, from the project's root. */
  readonly folder: string;
  readonly stem: string;
  /** Whether another file has a chunk of this name. */
  readonly isTaken: (name: string) => boolean;
}

/** The names that blocks of a file have for references. */
export function chunkNames(blocks: readonly OrgBlock[]): string[] {
  return blocks.flatMap(({ name, args }) => [name, args.get('noweb-ref')].filter(isWritten));
}

/** The source blocks of an Org file. */
export function blocksOf(pieces: readonly OrgPiece[]): OrgBlock[] {
  return pieces.flatMap(piece => (piece.kind === 'code' ? [piece.block] : []));
}

/** Writes the source blocks of an Org file as code blocks that are tangled as Org does it. */
export function orgChunks({ pieces, ids }: OrgDocument, setting: ChunkSetting): string {
  const blocks = blocksOf(pieces);
  const names = new OrgNames(blocks, ids);
  const targets = orgTargets(blocks, setting);
  const writer = new ChunkWriter(names, usedChunks(blocks, names), targets, setting);
  return `${pieces.map(piece => (piece.kind === 'text' ? piece.markdown : writer.written(piece.block))).join('\n\n')}\n`;
}

/** The chunks that references lead to, with their blocks. */
function usedChunks(blocks: readonly OrgBlock[], names: OrgNames): ReadonlyMap<string, readonly OrgBlock[]> {
  const used = new Map<string, readonly OrgBlock[]>();
  for (const { args, lines } of blocks) {
    if (!followsReferences(args) && !followsWithin(args)) continue;
    for (const { name } of lines.flatMap(line => orgTokens(line))) {
      const found = name === undefined ? undefined : names.find(name);
      if (found?.kind === 'blocks' && found.blocks.length > 0) used.set(found.name, found.blocks);
    }
  }
  return used;
}

/** A place that a block's code goes to: a file, or a chunk that references use. */
interface Role {
  readonly attributes: readonly string[];
  readonly lines: readonly string[];
  /** Lines that stand around the code there. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The name of the chunk, where it has no other code. */
  readonly owned?: string;
}

/** A block as part of a chunk. */
interface Membership {
  readonly name: string;
  readonly isOnly: boolean;
  readonly isLast: boolean;
}

class ChunkWriter {
  private readonly names: OrgNames;
  private readonly chunks = new Map<OrgBlock, Membership[]>();
  private readonly used: ReadonlySet<string>;
  private readonly targets: OrgTargets;
  private readonly setting: ChunkSetting;
  private readonly files: ReadonlySet<string>;

  constructor(
    names: OrgNames,
    used: ReadonlyMap<string, readonly OrgBlock[]>,
    targets: OrgTargets,
    setting: ChunkSetting,
  ) {
    this.names = names;
    this.used = new Set(used.keys());
    this.targets = targets;
    this.setting = setting;
    this.files = new Set(targets.files.values());
    for (const [name, parts] of used)
      for (const [index, part] of parts.entries())
        this.chunks.set(part, [
          ...(this.chunks.get(part) ?? []),
          { name, isOnly: parts.length === 1, isLast: index === parts.length - 1 },
        ]);
  }

  written(block: OrgBlock): string {
    const file = this.targets.files.get(block);
    const chunks = this.chunks.get(block) ?? [];
    const roles = [
      ...chunks.map(chunk => this.chunkRole(block, chunk)),
      ...(file === undefined ? [] : [this.fileRole(block, file)]),
    ];
    const caption = block.caption ?? (chunks.length === 0 ? block.name : undefined);
    const title = caption === undefined ? [] : [attribute('title', caption)];
    const [only] = roles;
    if (!only) return shown(block, title);
    // Where it is tangled and referred to, what tangling follows counts.
    const follows = file === undefined ? followsWithin(block.args) : followsReferences(block.args);
    const write = (attributes: readonly string[], { before, lines, after }: Role) => {
      const code = follows ? lines.map(line => this.line(line)) : lines;
      const all = [...before, ...code, ...after];
      return codeBlock({
        language: fenceLanguage(block.language),
        attributes: [...attributes, ...title, ...(follows || !mayRefer(all) ? [] : ['noexpand'])],
        lines: all,
      });
    };
    return roles.length === 1 ? write(only.attributes, only) : this.shared(block, roles, file, write);
  }

  /** Code that goes to several places: in a chunk of its own, or in one that has no other code. */
  private shared(
    block: OrgBlock,
    roles: readonly Role[],
    file: string | undefined,
    write: (attributes: readonly string[], role: Role) => string,
  ): string {
    const last = roles.at(-1) ?? NO_ROLE;
    const isTrimmed = file !== undefined && last.lines.join('\n') !== block.lines.join('\n');
    const owner = isTrimmed ? undefined : roles.find(role => role.owned !== undefined);
    const isWhole = file !== undefined && this.targets.blocks(file).length === 1 && last.before.length === 0;
    if (owner && isWhole && roles.length === 2) return write([...owner.attributes, ...last.attributes], owner);
    const first = this.chunks.get(block)?.[0]?.name ?? '';
    const name = owner?.owned ?? this.freshName(`${first}, code ${block.line}`);
    const base = { ...NO_ROLE, lines: isTrimmed ? last.lines : block.lines };
    const language = fenceLanguage(block.language);
    return [
      write(owner?.attributes ?? [nameAttribute(name), ...this.scope(first)], base),
      ...roles
        .filter(role => role !== owner)
        .map(({ attributes, before, lines, after }) => {
          const around = blanksAround(lines, base.lines, `<<${name}>>`);
          return codeBlock({ language, attributes, lines: [...before, ...around, ...after] });
        }),
    ].join('\n\n');
  }

  private chunkRole(block: OrgBlock, { name, isOnly, isLast }: Membership): Role {
    const chunk = this.nameOf(name);
    const after = isLast ? [] : (block.args.get('noweb-sep') ?? '').split('\n').slice(1, -1);
    const attributes = [nameAttribute(chunk), ...this.scope(name)];
    return { attributes, lines: block.lines, before: [], after, ...(isOnly && { owned: chunk }) };
  }

  private fileRole(block: OrgBlock, file: string): Role {
    const isFirst = this.targets.blocks(file)[0] === block;
    const shebang = this.targets.shebang(file) === block ? (block.args.get('shebang') ?? '') : '';
    const pad = isFirst || block.args.get('padline') === 'no' ? [] : [''];
    return {
      attributes: isFirst ? [attribute('file', file), ...header(shebang), ...this.shape(file)] : [nameAttribute(file)],
      lines: trimmedCode(block, block.lines),
      before: isFirst || shebang === '' ? pad : [...pad, ...shebang.split('\n')],
      after: [],
    };
  }

  /** A file's permissions, and how it ends. */
  private shape(file: string): string[] {
    const all = this.targets.blocks(file);
    const lines = orgTangled(all, this.names)?.flatMap(block => block.lines) ?? [];
    const ends = lines.length - lines.findLastIndex(line => line !== '');
    return [...mode(all), ...(ends > 1 && ends < 1000 ? [`final-newlines=${Math.min(ends, lines.length)}`] : [])];
  }

  /** A line with its references as pylit writes them. */
  private line(line: string): string {
    if (!line.includes('<<')) return line;
    return orgTokens(line)
      .map(({ before, name }) => escapeReferences(before) + (name === undefined ? '' : this.reference(name)))
      .join('');
  }

  private reference(name: string): string {
    const found = this.names.find(name);
    return `<<${found.kind === 'blocks' && this.used.has(found.name) ? this.nameOf(found.name) : name}>>`;
  }

  private scope(name: string): string[] {
    return this.setting.isTaken(name) ? ['scope=document'] : [];
  }

  /** The name of a chunk: another where a file has it, or where it would mean something else. */
  private nameOf(name: string): string {
    const plain = name.replace(/\.\.\.$|::/g, ' ').replace(/["{}<>]/g, "'");
    return plain !== name || this.files.has(name) ? this.freshName(`${plain.trim()}, chunk`) : name;
  }

  private freshName(name: string): string {
    return this.files.has(name) || this.used.has(name) ? this.freshName(`${name}'`) : name;
  }
}

const NO_ROLE: Role = { attributes: [], lines: [], before: [], after: [] };

/** A block that goes nowhere. */
function shown({ language, lines }: OrgBlock, title: readonly string[]): string {
  const code = codeBlock({ language: fenceLanguage(language), attributes: title, lines });
  return title.length > 0 ? code : code.replace(' {}', '');
}

/** A reference, with blank lines around it where they stand around the code in one place and not in the other. */
function blanksAround(wanted: readonly string[], code: readonly string[], reference: string): string[] {
  if (wanted.length <= code.length) return [reference];
  const before = Math.max(
    0,
    wanted.findIndex(line => line.trim() !== ''),
  );
  const after = Math.max(0, wanted.length - before - code.length);
  return [...Array<string>(before).fill(''), reference, ...Array<string>(after).fill('')];
}

function header(shebang: string): string[] {
  if (shebang === '') return [];
  return [
    shebang.startsWith('#!') && !shebang.includes('\n')
      ? attribute('shebang', shebang.slice(2))
      : attribute('header', shebang),
  ];
}

function mode(all: readonly OrgBlock[]): string[] {
  const first = all.map(({ args }) => tangleMode(args)).find(found => found !== undefined);
  const isExecutable = first === '755' && all.every(({ args }) => (args.get('tangle-mode') ?? '') === '');
  return first === undefined ? [] : [isExecutable ? 'executable' : `mode=0${first}`];
}

function isWritten(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}
