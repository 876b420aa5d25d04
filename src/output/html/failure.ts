import type { Artifact } from '../../literate/artifact.ts';
import type { Block } from '../../literate/block.ts';
import { escapeHtml } from './page/escape.ts';

/** At most so much of a reason is shown: it may hold the whole of what could not be rendered. */
const LENGTH = 1000;

/** Makes the box shown in place of a block whose transform failed. */
export function failureBox(block: Block, reason: string): Artifact {
  const shown = reason.length > LENGTH ? `${reason.slice(0, LENGTH)}…`.toWellFormed() : reason;
  return {
    parts: [
      '<div class="pylit-error"><p class="pylit-error-title">',
      { hole: 'word', word: 'notShown', values: [block.kind] },
      `</p>\n<pre tabindex="0">${escapeHtml(shown)}</pre></div>\n`,
    ],
  };
}
