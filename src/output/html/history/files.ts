import type { OutputFile } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { compareStyles } from '../compare/compare.css.ts';
import { historyStyles } from './history.css.ts';
import type { HistoryPages } from './options.ts';
import { panelWords } from './panel-words.ts';
import { showBlockHistory } from './show-block-history.ts';

/** Paths in the site of what pages with a history need. */
export const HISTORY_FILES = {
  styles: 'pylit-theme/history.css',
  script: 'pylit-theme/history.js',
  compare: 'pylit-theme/compare.css',
};

/** The script that opens the history of blocks. */
export function historyScript(words: Words): string {
  return `(${showBlockHistory})(${panelWords(words)});\n`;
}

/** The files that pages with a history share. */
export function historyFiles({ panel, comparisons }: HistoryPages, words: Words): readonly OutputFile[] {
  return [
    { path: HISTORY_FILES.styles, content: `${historyStyles.trim()}\n` },
    ...(panel ? [{ path: HISTORY_FILES.script, content: historyScript(words) }] : []),
    ...(comparisons.length > 0 ? [{ path: HISTORY_FILES.compare, content: `${compareStyles.trim()}\n` }] : []),
  ];
}
