import { type ScannedLine, scanLines } from './scan-lines.ts';
import type { SourceLanguage } from './source-language.ts';

/** Lines of a program that belong together, without the blank lines around them. */
export interface Paragraph {
  /** The first line, from 0. */
  readonly start: number;
  /** The line behind the last. */
  readonly end: number;
  /** The line behind the comment at its beginning; `start` where there is none. */
  readonly codeStart: number;
  /** What is defined here first. */
  readonly name?: string;
}

/** Takes a program apart at the blank lines outside of everything: what follows them begins in the first column. */
export function paragraphs(lines: readonly string[], language: SourceLanguage): Paragraph[] {
  const scanned = scanLines(lines, language.lexis);
  const ranges: { start: number; end: number }[] = [];
  for (const [index, line] of scanned.entries()) {
    if (line.text.trim() === '') continue;
    const last = ranges.at(-1);
    const isNew = last === undefined || (last.end < index && begins(scanned, index));
    if (isNew) ranges.push({ start: index, end: index + 1 });
    else last.end = index + 1;
  }
  return ranges.map(range => describe(range, scanned, language));
}

/** Whether something new begins with a line behind a blank one. */
function begins(scanned: readonly ScannedLine[], index: number): boolean {
  for (let at = index; ; at += 1) {
    const line = scanned[at];
    if (!line || line.text.trim() === '') return at > index;
    if (line.within !== 'code') {
      if (at === index) return false;
    } else if (!line.isComment) return !GOES_ON.test(line.text);
    else if (/^\s/.test(line.text)) return false;
  }
}

/** Lines that end or continue what stands above: closing brackets, ends of bodies, other cases, labels. */
const GOES_ON =
  /^(?:\s|[)\]}{;,|&?]|\.\w+\(|(?:end|fi|done|esac|else|elif|elseif|elsif|except|finally|catch|rescue|ensure|then|do|begin|where|in|of|and)\b|(?:public|private|protected|signals|slots)\b[^(]*:\s*$|#\s*(?:else|elif|endif)\b|[a-z_]\w*:\s*$)/;

/** No definition is longer. */
const MAX_LENGTH = 1000;

function describe(
  { start, end }: { start: number; end: number },
  scanned: readonly ScannedLine[],
  { definitions }: SourceLanguage,
): Paragraph {
  let codeStart = start;
  while (codeStart < end && scanned[codeStart]?.isComment) codeStart += 1;
  for (const line of scanned.slice(codeStart, end)) {
    if (line.text.length > MAX_LENGTH) continue;
    if (line.within !== 'code' || line.isComment || /^\s/.test(line.text)) continue;
    for (const { pattern, name } of definitions) {
      const match = pattern.exec(line.text);
      const found = match && (name?.(match) ?? match.slice(1).find(group => group));
      if (found) return { start, end, codeStart, name: found.trim() };
    }
  }
  return { start, end, codeStart };
}
