import { commonSubsequence } from '../../diff/common-subsequence.ts';
import type { DocumentAttributes } from '../../literate/document.ts';
import { restoreSource } from '../../literate/lines.ts';
import type { ComparedDocument } from './compare-sides.ts';
import { SIDES } from './compare-sides.ts';
import { threeWay } from './three-way.ts';

/** How the source of a merged document differs from UTF-8 text with LF ends: mark, last line end, line ends. */
export function restoreMerged(text: string, { versions }: Pick<ComparedDocument, 'versions'>): string {
  const flag = (name: 'bom' | 'noFinalNewline') => {
    const of = (version: 'base' | 'ours' | 'theirs') =>
      versions[version] && versions[version].outline.attributes[name] === true;
    return threeWay(of('base'), of('ours'), of('theirs')) === true;
  };
  const body = flag('noFinalNewline') && text.endsWith('\n') ? text.slice(0, -1) : text;
  return (flag('bom') ? '\uFEFF' : '') + withLineEnds(body, versions);
}

type LineEnd = '\n' | '\r\n' | '\r';

/** Each line keeps its end. Where both sides have one kind only, new lines have it, too. */
function withLineEnds(text: string, versions: ComparedDocument['versions']): string {
  const ends = {
    base: lineEndsOf(versions.base),
    ours: lineEndsOf(versions.ours),
    theirs: lineEndsOf(versions.theirs),
  };
  const uniform = threeWay(ends.base?.only, ends.ours?.only, ends.theirs?.only);
  const isMixed = SIDES.some(side => ends[side] && ends[side].only === undefined);
  if (!isMixed) return uniform === undefined || uniform === '\n' ? text : text.replaceAll('\n', uniform);
  const lines = text.split('\n');
  const [base, ours, theirs] = [endsIn(lines, ends.base), endsIn(lines, ends.ours), endsIn(lines, ends.theirs)];
  const usual = ends.ours?.usual ?? ends.theirs?.usual ?? '\n';
  return lines
    .map((line, i) => (i === lines.length - 1 ? line : line + (threeWay(base[i], ours[i], theirs[i]) ?? usual)))
    .join('');
}

interface LineEnds {
  readonly lines: readonly string[];
  readonly ends: readonly LineEnd[];
  /** The only kind of line end that there is. */
  readonly only?: LineEnd;
  /** The most frequent kind. */
  readonly usual: LineEnd;
}

function lineEndsOf(version: ComparedDocument['versions']['ours']): LineEnds | undefined {
  if (!version) return undefined;
  const { text, outline } = version;
  const source = restoreSource(text, withoutTail(outline.attributes));
  const ends = (source.match(/\r\n|\r|\n/g) ?? []) as LineEnd[];
  const kinds = [...new Set(ends)];
  const usual = kinds.toSorted((a, b) => count(ends, b) - count(ends, a))[0] ?? '\n';
  return { lines: text.split('\n'), ends, usual, ...(kinds.length < 2 && { only: usual }) };
}

function withoutTail({ tail: _tail, ...attributes }: DocumentAttributes): DocumentAttributes {
  return attributes;
}

function count(ends: readonly LineEnd[], kind: LineEnd): number {
  return ends.filter(end => end === kind).length;
}

/** The ends of merged lines that a version has, too. */
function endsIn(lines: readonly string[], version: LineEnds | undefined): readonly (LineEnd | undefined)[] {
  const found = new Array<LineEnd | undefined>(lines.length).fill(undefined);
  if (!version) return found;
  for (const { before, after, length } of commonSubsequence(version.lines, lines))
    for (let i = 0; i < length; i += 1) found[after + i] = version.ends[before + i];
  return found;
}
