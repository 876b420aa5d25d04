import type { ChunkPart } from '../../literate/chunk.ts';
import { sourceLanguage } from '../../literate/untangle/source-language.ts';
import { plainCode, usedNames } from './code-text.ts';
import { type CodePiece, namesUsed } from './pieces.ts';

/** A name that is a file's: `wc.c`, `src/main.py`, `Makefile`. Who runs `notangle -R wc.c` mostly writes that file. */
const FILE_NAME = /^(?:[\w+-][\w.+-]*\/)*(?:[\w+-][\w.+-]*\.[A-Za-z][\w+-]*|Makefile|makefile|GNUmakefile)$/;

/**
 * The chunks of a noweb file, with 0 for their blocks. A chunk that nothing uses and whose name is a file's makes that file. A name that is both defined
 * and used here is known here alone, as to `notangle`, which is mostly given one file.
 */
export function nowebChunks(pieces: readonly CodePiece[]): ChunkPart[] {
  const used = namesUsed(pieces);
  const languages = languagesOf(pieces, used);
  return pieces.map(({ name, line, code, defines }) => ({
    name,
    block: 0,
    language: languages.get(name) ?? '',
    code: code.map(plainCode).join('\n'),
    line: line + 1,
    column: 1,
    ...(!used.has(name) && FILE_NAME.test(name) && { file: name }),
    ...((used.has(name) || name === '*') && { scope: 'document' as const }),
    ...(defines.length > 0 && { defs: defines }),
    strict: true,
  }));
}

/** The language of each chunk: that of the file in which it ends up, the first if there are several. */
function languagesOf(pieces: readonly CodePiece[], used: ReadonlySet<string>): ReadonlyMap<string, string> {
  const uses = new Map<string, string[]>();
  for (const { name, code } of pieces) uses.set(name, [...(uses.get(name) ?? []), ...new Set(code.flatMap(usedNames))]);
  const languages = new Map<string, string>();
  for (const root of uses.keys()) {
    const language = used.has(root) ? undefined : sourceLanguage(root)?.name;
    if (language === undefined) continue;
    const waiting = [root];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (languages.has(name)) continue;
      languages.set(name, language);
      waiting.push(...(uses.get(name) ?? []));
    }
  }
  return languages;
}
