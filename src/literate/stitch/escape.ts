import type { ChunkNames } from '../tangle/chunk-names.ts';
import { lineTokens } from '../tangle/line-token.ts';
import type { PlacedPart } from '../tangle/placed-part.ts';
import { mayBeCode } from '../tangle/reference-language.ts';

/** Writes text of a program as code of a part: what would be taken for a reference, or for an escape, is escaped. */
export function escapeCode(text: string, part: PlacedPart, names: ChunkNames): string {
  if (part.noexpand || !text.includes('<<')) return text;
  const escaped = text.replace(/[@\\](?=<<(?!<))/g, '$&@');
  let code = '';
  let at = 0;
  for (const token of lineTokens(escaped)) {
    if (token.kind !== 'reference') continue;
    const end = token.column + token.length;
    const isCode = isPlainCode(token.name, escaped.slice(0, token.column), escaped.slice(end), part, names);
    code += `${escaped.slice(at, token.column)}${isCode ? '' : '@'}${escaped.slice(token.column, end)}`;
    at = end;
  }
  return code + escaped.slice(at);
}

/** Whether a reference that nobody meant is left alone by tangling. */
function isPlainCode(name: string, before: string, after: string, part: PlacedPart, names: ChunkNames): boolean {
  const { chunk, candidates = [] } = names.resolve(name, part.document);
  return !chunk && candidates.length === 0 && !part.strict && mayBeCode(part.language, before, after);
}
