import type { OutputFile } from '../../../literate/format.ts';
import { historyStyles } from './history.css.ts';
import { showBlockHistory } from './show-block-history.ts';

/** Paths in the site of what pages with a history need. */
export const HISTORY_FILES = { styles: 'pylit-theme/history.css', script: 'pylit-theme/history.js' };

/** The script that opens the history of blocks. */
export function historyScript(): string {
  return `(${showBlockHistory})();\n`;
}

/** The files that pages with a history share. */
export function historyFiles(panel: boolean): readonly OutputFile[] {
  const styles: OutputFile = { path: HISTORY_FILES.styles, content: `${historyStyles.trim()}\n` };
  return panel ? [styles, { path: HISTORY_FILES.script, content: historyScript() }] : [styles];
}
