import type { OutputFile } from '../../../literate/format.ts';
import type { Words } from '../../../literate/words/words.ts';
import { codeWeave } from './code-weave.css.ts';
import { showCode } from './show-code.ts';

/** Paths in the site of what pages with parts of programs need. */
export const CODE_FILES = {
  styles: 'pylit-theme/code.css',
  script: 'pylit-theme/code.js',
};

/** The files that pages with parts of programs share. */
export function codeFiles(words: Words): readonly OutputFile[] {
  const said = JSON.stringify({ code: words.text('code'), codeOf: words.text('codeOf', '#') });
  return [
    { path: CODE_FILES.styles, content: `${codeWeave.trim()}\n` },
    { path: CODE_FILES.script, content: `(${showCode})(${said});\n` },
  ];
}
