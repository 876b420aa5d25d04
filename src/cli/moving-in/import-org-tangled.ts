import type { OrgBlock } from './import-org-block.ts';
import { followsReferences, followsWithin } from './import-org-headers.ts';
import { withoutIndentation } from './import-org-parts.ts';
import { type OrgNames, orgTokens } from './import-org-references.ts';

/** What Org writes into a file for one of its blocks. */
export interface TangledBlock {
  readonly block: OrgBlock;
  readonly lines: readonly string[];
}

/** What Org writes into a file for its blocks, in their order; `undefined` where that is not known without Org. */
export function orgTangled(blocks: readonly OrgBlock[], names: OrgNames): TangledBlock[] | undefined {
  const budget = { left: MAX_SIZE };
  let hasShebang = false;
  const tangled: TangledBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const body = followsReferences(block.args) ? expanded(block, names, budget, []) : block.lines.join('\n');
    if (body === undefined) return undefined;
    const shebang = block.args.get('shebang') ?? '';
    const pad = index > 0 && block.args.get('padline') !== 'no' ? [''] : [];
    const first = shebang === '' || hasShebang ? [] : shebang.split('\n');
    hasShebang ||= shebang !== '';
    tangled.push({ block, lines: [...pad, ...first, ...trimmedCode(block, body.split('\n'))] });
  }
  return tangled;
}

/** A block's code as Org tangles it: with what goes around it, without labels, indentation and blank space around it. */
export function trimmedCode({ args, labels, language }: OrgBlock, body: readonly string[]): readonly string[] {
  const around = (name: string) =>
    (/^(?:emacs-lisp|elisp)$/.test(language) ? undefined : args.get(name))?.split('\n') ?? [];
  const all = [...around('prologue'), ...body, ...around('epilogue')];
  const lines = labels === undefined ? all : withoutLabels(all, labels);
  return trimmedText(withoutIndentation(lines).join('\n')).split('\n');
}

function trimmedText(text: string): string {
  let end = text.length;
  while (end > 0 && /[ \t\n\r]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end).replace(/^[ \t\n\r]+/, '');
}

function withoutLabels(lines: readonly string[], format: string): string[] {
  const [before = '', after = ''] = format.split('%s').map(text => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const label = new RegExp(`[ \\t]*${before}[-a-zA-Z0-9_][-a-zA-Z0-9_ ]*${after}[ \\t]*$`);
  return lines.map(line => (line.length > MAX_LINE ? line : line.replace(label, '')));
}

const MAX_LINE = 10_000;
const MAX_SIZE = 2 ** 24;

/** Code with its references followed: each line of what a reference stands for gets what stands before the reference. */
function expanded(
  block: OrgBlock,
  names: OrgNames,
  budget: { left: number },
  within: readonly OrgBlock[],
): string | undefined {
  if (within.includes(block) || within.length > 200) return undefined;
  let text = '';
  for (const [index, line] of block.lines.entries()) {
    if (index > 0) text += '\n';
    for (const token of orgTokens(line)) {
      if (token.name === undefined) text += token.before;
      else {
        const found = reference(token.name, names, budget, [...within, block]);
        if (found === undefined) return undefined;
        const lines = found.split(/[\n\r]/);
        budget.left -= found.length + lines.length * (token.before.length + 1) + 10;
        if (budget.left < 0) return undefined;
        text += token.before + lines.join(`\n${token.before}`);
      }
    }
  }
  return text;
}

/** What a reference stands for. */
function reference(
  name: string,
  names: OrgNames,
  budget: { left: number },
  within: readonly OrgBlock[],
): string | undefined {
  const found = names.find(name);
  if (found.kind !== 'blocks') return undefined;
  const texts = found.blocks.map(block =>
    followsWithin(block.args) ? expanded(block, names, budget, within) : block.lines.join('\n'),
  );
  if (texts.includes(undefined)) return undefined;
  const ends = found.blocks.map(({ args }, index) =>
    index < found.blocks.length - 1 ? (args.get('noweb-sep') ?? '\n') : '',
  );
  return texts.map((text, index) => `${text}${ends[index]}`).join('');
}
