import path from 'node:path';
import { patienceMatches } from '../../diff/patience.ts';
import { diffWords } from '../../diff/word-diff.ts';
import type { BlockChange } from '../../history/changed-blocks.ts';
import type { DocumentChange } from '../../history/changed-project.ts';
import type { Format } from '../../literate/format.ts';
import { kindWord } from '../../literate/words/block-words.ts';
import type { Words } from '../../literate/words/words.ts';
import type { ComparedDocument, ComparisonRow } from '../../output/html/compare/comparison-page.ts';
import { type CompareTexts, markAll, markWords } from '../../output/html/compare/mark-words.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Comparison } from './compare-versions.ts';
import type { OpenedHistory } from './open-history.ts';
import { blanksOf } from './word-lines.ts';
import { type WovenVersion, wovenVersion } from './woven-version.ts';

/** What is needed to weave both versions of a document. */
export interface Weaving {
  readonly history: OpenedHistory;
  readonly comparison: Comparison;
  readonly format: Format;
  readonly readers: readonly Reader[];
  /** The file that the page is written to. */
  readonly target: string;
  /** What the page says by itself. */
  readonly words: Words;
}

/** Weaves both versions of a document and puts their blocks side by side. */
export async function comparedDocument(weaving: Weaving, document: DocumentChange): Promise<ComparedDocument> {
  const { comparison } = weaving;
  const { path: after, from, change } = document;
  const old = change === 'added' ? undefined : await woven(weaving, comparison.before, from ?? after, 'before', after);
  const now = change === 'removed' ? undefined : await woven(weaving, comparison.after, after, 'after', after);
  const left = blocksThatLeft(comparison, from ?? after, after);
  return {
    path: after,
    change,
    ...(from !== undefined && { from }),
    rows: rowsOf(document, old, now, left, weaving.words),
  };
}

async function woven(
  { comparison, readers, format, history, target, words }: Weaving,
  tree: string | undefined,
  document: string,
  side: string,
  name: string,
): Promise<WovenVersion | undefined> {
  if (tree === undefined) return undefined;
  const prefix = `${side}-${name.replace(/[^\w-]+/g, '-')}`;
  const fileUrl = (file: string) => {
    if (/^[a-z][a-z0-9+.-]*:|^#/i.test(file)) return undefined;
    const inProject = file.startsWith('/') ? file.slice(1) : path.posix.join(path.posix.dirname(document), file);
    const relative = path.relative(path.dirname(target), path.join(history.root, inProject));
    return relative.split(path.sep).map(encodeURIComponent).join('/');
  };
  return wovenVersion(comparison.trees, tree, document, { readers, format, page: { prefix, fileUrl, words } });
}

/** Lines of blocks that stand in another document now, with its path. */
function blocksThatLeft(comparison: Comparison, from: string, after: string): ReadonlyMap<number, string> {
  const left = new Map<number, string>();
  for (const document of comparison.documents)
    if (document.path !== after)
      for (const block of document.blocks)
        if (block.from === from && block.before) left.set(block.before.line, document.path);
  return left;
}

interface Side {
  readonly line: number;
  readonly id: string;
  readonly html: string;
}

/** In the order of the new version; what is gone stands where it was. */
function rowsOf(
  { blocks }: DocumentChange,
  before: WovenVersion | undefined,
  after: WovenVersion | undefined,
  left: ReadonlyMap<number, string>,
  words: Words,
): readonly ComparisonRow[] {
  const [old, now] = [sidesOf(before), sidesOf(after)];
  const changes = new Map(blocks.flatMap(block => (block.change === 'removed' ? [] : [[block.line, block] as const])));
  const removed = new Map(blocks.flatMap(block => (block.change === 'removed' ? [[block.line, block] as const] : [])));
  const isTaken = new Set(
    blocks.flatMap(({ change, from, before }) =>
      change !== 'removed' && from === undefined && before ? [before.line] : [],
    ),
  );
  const oldEqual = old.filter(({ line }) => !isTaken.has(line) && !removed.has(line) && !left.has(line));
  const nowEqual = now.filter(({ line }) => !changes.has(line));
  const partners = equalPartners(oldEqual, nowEqual);
  const byLine = new Map(old.map(side => [side.line, side]));
  const rows: ComparisonRow[] = [];
  let next = 0;
  const goneUpTo = (line: number) => {
    for (; next < old.length && (old[next]?.line ?? 0) < line; next += 1) {
      const side = old[next];
      if (side && (removed.has(side.line) || left.has(side.line)))
        rows.push(goneRow(side, removed.get(side.line), left.get(side.line), words));
    }
  };
  for (const side of now) {
    const change = changes.get(side.line);
    const partner = change ? change.before && byLine.get(change.before.line) : partners.get(side.line);
    if (partner && !change?.moved && change?.change !== 'moved' && change?.from === undefined) goneUpTo(partner.line);
    const row = change ? changedRow(change, partner, side, words) : equalRow(partner, side, words);
    if (row) rows.push(row);
  }
  goneUpTo(Number.POSITIVE_INFINITY);
  return rows;
}

function sidesOf(version: WovenVersion | undefined): readonly Side[] {
  return version?.document.blocks.map(({ line, id }, index) => ({ line, id, html: version.html[index] ?? '' })) ?? [];
}

/** By line of the new version. */
function equalPartners(old: readonly Side[], now: readonly Side[]): ReadonlyMap<number, Side> {
  const partners = new Map<number, Side>();
  for (const { before, after, length } of patienceMatches(
    old.map(({ id }) => id),
    now.map(({ id }) => id),
  ))
    for (let step = 0; step < length; step += 1) {
      const [was, is] = [old[before + step], now[after + step]];
      if (was && is) partners.set(is.line, was);
    }
  return partners;
}

function equalRow(before: Side | undefined, after: Side, words: Words): ComparisonRow | undefined {
  if (after.html === '') return undefined;
  const row = {
    change: 'equal',
    label: words.text('unchangedLine', String(after.line)),
    afterLine: after.line,
    after: after.html,
  } as const;
  return before ? { ...row, beforeLine: before.line, before: before.html } : row;
}

function goneRow(
  { line, html }: Side,
  change: BlockChange | undefined,
  to: string | undefined,
  words: Words,
): ComparisonRow {
  const label =
    to === undefined ? words.text('removedBlock', kindWord(words, change?.kind)) : words.text('movedTo', to);
  return {
    change: to === undefined ? 'removed' : 'moved',
    label,
    beforeLine: line,
    before: markAll(shown(html, change), 'del'),
  };
}

function changedRow(change: BlockChange, before: Side | undefined, after: Side, words: Words): ComparisonRow {
  const { kind, from, moved } = change;
  const label = labelOf(change, words);
  const afterLine = after.line;
  const now = after.html === '' ? sourceHtml(change.after?.text) : after.html;
  if (change.change === 'added') return { change: 'added', label, afterLine, after: markAll(now, 'ins') };
  if (!before) {
    const shownNow = from !== undefined && change.before ? now : markAll(now, 'ins');
    return { change: change.change === 'edited' ? 'edited' : 'moved', label, afterLine, after: shownNow };
  }
  const old = before.html === '' ? sourceHtml(change.before?.text) : before.html;
  const compare: CompareTexts = (a, b) => diffWords(a, b, { blanks: blanksOf(kind) });
  const marked = change.change === 'moved' ? { before: old, after: now, isMarked: true } : markWords(old, now, compare);
  return {
    change: change.change === 'moved' && !moved ? 'moved' : 'edited',
    label: marked.isMarked ? label : words.text('sameWords', label),
    beforeLine: before.line,
    afterLine,
    before: marked.before,
    after: marked.after,
  };
}

/** Front matter and definitions show nothing: their source is shown instead. */
function shown(html: string, change: BlockChange | undefined): string {
  return html === '' ? sourceHtml(change?.before?.text) : html;
}

function sourceHtml(text = ''): string {
  return `<pre tabindex="0"><code>${text.replace(/[&<]/g, character => (character === '&' ? '&amp;' : '&lt;'))}</code></pre>`;
}

function labelOf({ change, kind, from, moved, before }: BlockChange, words: Words): string {
  const place = from ?? (before && words.text('line', String(before.line)));
  const placed = (said: string) => (place === undefined ? said : words.text('placeBefore', said, place));
  const name = kindWord(words, kind);
  if (change === 'added') return words.text('addedBlock', name);
  if (change === 'moved') return placed(words.text('movedBlock', name));
  const edited = words.text('editedBlock', name);
  return moved || from !== undefined ? placed(words.text('andMoved', edited)) : edited;
}
