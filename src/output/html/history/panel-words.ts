import type { WordKey, Words } from '../../../literate/words/words.ts';

/** What the panel with a block's versions says by its script: `#1` and `#2` stand for what is put in. */
export type PanelWords = Readonly<Record<keyof typeof SAID, string>> & {
  /** What elements are called, by their names; all headings are `H`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** What was done to a block. */
  readonly done: Readonly<Record<(typeof DONE)[number], string>>;
};

const SAID = {
  block: 'blockAny',
  history: 'historyOf',
  historyAndWords: 'historyAndWords',
  handle: 'historyHandle',
  changes: 'changes',
  close: 'close',
  loading: 'loading',
  notLoaded: 'historyNotLoaded',
  needsServer: 'historyNeedsServer',
  noCommits: 'noCommits',
  unchangedSince: 'unchangedSince',
  unchangedEver: 'unchangedEver',
  olderVersions: 'olderVersions',
  uncommitted: 'uncommitted',
  andMoved: 'andMoved',
  placeBefore: 'placeBefore',
  byAuthor: 'byAuthor',
  partsLeftOut: 'partsLeftOut',
  whatChanged: 'whatChangedAtAll',
  textOfVersion: 'textOfVersion',
  hideChanges: 'hideChanges',
  markChanges: 'markChanges',
} as const satisfies Record<string, WordKey>;

const KINDS = {
  H: 'blockHeading',
  P: 'blockParagraph',
  FIGURE: 'blockFigure',
  UL: 'blockList',
  OL: 'blockList',
  DL: 'blockList',
  TABLE: 'blockTable',
  BLOCKQUOTE: 'blockQuote',
  LI: 'blockNote',
} as const satisfies Record<string, WordKey>;

const DONE = ['added', 'removed', 'edited', 'moved'] as const satisfies readonly WordKey[];

/** The words of the panel, as JSON that may stand in a script. */
export function panelWords(words: Words): string {
  const all = (keys: Readonly<Record<string, WordKey>>) =>
    Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, words.text(key, '#1', '#2')]));
  const done = all(Object.fromEntries(DONE.map(key => [key, key])));
  return JSON.stringify({ ...all(SAID), kinds: all(KINDS), done }).replaceAll('<', '\\u003c');
}
