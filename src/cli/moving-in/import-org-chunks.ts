import { lineTokens } from '../../literate/tangle/line-token.ts';
import { attribute, codeBlock, mayRefer, nameAttribute } from '../../literate/untangle/code-block.ts';
import type { OrgBlock, OrgPiece } from './import-org-document.ts';
import { fenceLanguage, isTakenOver, tangleEnding, tangleMode } from './import-org-headers.ts';

/** A note on a line of an Org file. */
export interface OrgNote {
  readonly line: number;
  readonly message: string;
}

/** What writing an Org file's blocks needs to know. */
export interface ChunkSetting {
  /** The Org file's folder and its name without the ending, from the project's root. */
  readonly folder: string;
  readonly stem: string;
  /** Whether another file has a chunk of this name. */
  readonly isTaken: (name: string) => boolean;
}

/** The names that blocks of a file have for references. */
export function chunkNames(pieces: readonly OrgPiece[]): ReadonlySet<string> {
  return new Set(blocksOf(pieces).flatMap(block => chunkName(block, () => true) ?? []));
}

/** Writes the source blocks of an Org file as code blocks that are tangled as Org does it. */
export function orgChunks(
  pieces: readonly OrgPiece[],
  setting: ChunkSetting,
): { readonly markdown: string; readonly notes: readonly OrgNote[] } {
  const blocks = blocksOf(pieces);
  const used = new Set(blocks.flatMap(block => (block.follows ? referencesOf(block).map(({ name }) => name) : [])));
  const notes: OrgNote[] = [];
  const said = new Set<string>();
  for (const block of blocks) notes.push(...argumentNotes(block, said), ...referenceNotes(block, blocks));
  const byFile = Map.groupBy(blocks, block => targetOf(block, setting, notes) ?? '');
  const byName = Map.groupBy(blocks, block => chunkName(block, name => used.has(name)) ?? '');
  const target = new Map(
    [...byFile].flatMap(([file, all]) => (file === '' ? [] : all.map(block => [block, file] as const))),
  );
  const markdown = pieces.map(piece => {
    if (piece.kind === 'text') return piece.markdown;
    const { block } = piece;
    const file = target.get(block);
    const name = chunkName(block, wanted => used.has(wanted));
    const all = file === undefined ? [] : (byFile.get(file) ?? []);
    if (file !== undefined && all.indexOf(block) > 0 && block.args.has('shebang'))
      notes.push({ line: block.line, message: 'a shebang on a later block of a file is left out' });
    const group = name === undefined ? [] : (byName.get(name) ?? []);
    return written({ block, file, name, all, group, setting, notes });
  });
  return { markdown: `${markdown.join('\n\n')}\n`, notes };
}

interface Writing {
  readonly block: OrgBlock;
  readonly file: string | undefined;
  /** The name by which references call it. */
  readonly name: string | undefined;
  /** All blocks of the same file, and of the same name. */
  readonly all: readonly OrgBlock[];
  readonly group: readonly OrgBlock[];
  readonly setting: ChunkSetting;
  readonly notes: OrgNote[];
}

function written({ block, file, name, all, group, setting, notes }: Writing): string {
  const language = fenceLanguage(block.language);
  const isFirst = all[0] === block;
  const pad = isFirst || block.args.get('padline') === 'no' ? [] : [''];
  const literal = !block.follows && mayRefer(block.lines) ? ['noexpand'] : [];
  const caption = block.caption ?? (name === undefined ? block.name : undefined);
  const title = caption === undefined ? [] : [attribute('title', caption)];
  const scope = name !== undefined && setting.isTaken(name) ? ['scope=document'] : [];
  const fileAttributes = file === undefined || !isFirst ? [] : [attribute('file', file), ...shape(block, all)];
  if (file === undefined && name === undefined)
    return title.length > 0
      ? codeBlock({ language, attributes: title, lines: block.lines })
      : codeBlock({ language, attributes: [], lines: block.lines }).replace(' {}', '');
  if (file === undefined)
    return codeBlock({
      language,
      attributes: [nameAttribute(name ?? ''), ...scope, ...title, ...literal],
      lines: block.lines,
    });
  const own = isFirst ? fileAttributes : [nameAttribute(file)];
  if (name === undefined)
    return codeBlock({ language, attributes: [...own, ...title, ...literal], lines: [...pad, ...block.lines] });
  if (group.length > 1)
    notes.push({
      line: block.line,
      message: `is tangled and a part of <<${name}>>: the file gets all of <<${name}>> here`,
    });
  const named = [nameAttribute(name), ...scope, ...title];
  if (all.length === 1)
    return codeBlock({ language, attributes: [...named, ...fileAttributes, ...literal], lines: block.lines });
  const code = codeBlock({ language, attributes: [...named, ...literal], lines: block.lines });
  return `${code}\n\n${codeBlock({ language, attributes: own, lines: [...pad, `<<${name}>>`] })}`;
}

/** Permissions and first line of a file, as its blocks say. */
function shape(first: OrgBlock, all: readonly OrgBlock[]): string[] {
  const mode = all.map(({ args }) => tangleMode(args)).find(found => found !== undefined);
  const shebang = first.args.get('shebang');
  const isExecutable = all.some(({ args }) => (args.get('shebang') ?? '') !== '');
  return [
    ...(shebang
      ? [shebang.startsWith('#!') ? attribute('shebang', shebang.slice(2)) : attribute('header', shebang)]
      : []),
    ...(mode !== undefined ? [`mode=0${mode}`] : isExecutable ? ['executable'] : []),
  ];
}

function blocksOf(pieces: readonly OrgPiece[]): OrgBlock[] {
  return pieces.flatMap(piece => (piece.kind === 'code' ? [piece.block] : []));
}

/** A block's own name comes before that of its collection. */
function chunkName({ name, args }: OrgBlock, isUsed: (name: string) => boolean): string | undefined {
  return [name, args.get('noweb-ref')].find(each => each !== undefined && each !== '' && isUsed(each));
}

function targetOf(block: OrgBlock, { folder, stem }: ChunkSetting, notes: OrgNote[]): string | undefined {
  const written = block.args.get('tangle') ?? 'no';
  if (written === 'no' || written === '') return undefined;
  if (/^[(~/]|^[A-Za-z]:/.test(written)) {
    notes.push({ line: block.line, message: `:tangle ${written}: no path in the project, so the block is only shown` });
    return undefined;
  }
  const file = written === 'yes' ? `${stem}.${tangleEnding(block.language)}` : written.replace(/^(?:\.\/)+/, '');
  return normal(folder === '.' ? file : `${folder}/${file}`);
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

interface Reference {
  readonly name: string;
  readonly before: string;
}

function referencesOf({ lines }: OrgBlock): Reference[] {
  return lines.flatMap(line =>
    lineTokens(line).flatMap(token =>
      token.kind === 'reference' ? [{ name: token.name, before: line.slice(0, token.column) }] : [],
    ),
  );
}

/** What arguments ask and pylit does not do; each once. */
function argumentNotes({ args, line }: OrgBlock, said: Set<string>): OrgNote[] {
  const left = [...args]
    .filter(([name, value]) => !isTakenOver(name, value))
    .map(([name, value]) => `:${name} ${value}`.trim());
  const fresh = left.filter(text => !said.has(text));
  for (const text of fresh) said.add(text);
  return fresh.length > 0 ? [{ line, message: `left out: ${fresh.join(' ')}` }] : [];
}

function referenceNotes(block: OrgBlock, blocks: readonly OrgBlock[]): OrgNote[] {
  if (!block.follows) return [];
  return referencesOf(block).flatMap(({ name, before }): OrgNote[] => {
    if (/\(.*\)$/.test(name))
      return [{ line: block.line, message: `<<${name}>> asks for a result: pylit runs nothing` }];
    const parts = blocks.filter(other => chunkName(other, wanted => wanted === name) !== undefined);
    const lines = parts.reduce((sum, part) => sum + part.lines.length, 0);
    if (before.trim() === '' || lines < 2) return [];
    const message = `Org repeats "${before.trimStart()}" before each line of <<${name}>>, and pylit pads with spaces`;
    return [{ line: block.line, message }];
  });
}
