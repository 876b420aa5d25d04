import { commentLine, commentSyntax } from '../comment-syntax.ts';
import { attribute } from './code-block.ts';

/** First lines of a file that attributes say. */
export interface FileHeader {
  /** How many they are. */
  readonly lines: number;
  readonly attributes: readonly string[];
}

/**
 * Reads a shebang and an SPDX line at the beginning of a file, as far as the attributes `shebang` and `license` give just these lines; and
 * comments there that would be options of the code block.
 */
export function fileHeader(lines: readonly string[], language: string): FileHeader {
  const attributes: string[] = [];
  let at = 0;
  const shebang = /^#!(?!#!)(\/[\w./ +=-]*[\w./+=-])$/.exec(lines[0] ?? '')?.[1];
  if (shebang !== undefined) {
    attributes.push(attribute('shebang', shebang));
    at += 1;
  }
  const line = lines[at] ?? '';
  const license = /SPDX-License-Identifier: ([\w .()+-]*[\w.()+-])(?=\s|$)/.exec(line)?.[1];
  if (license !== undefined && commentLine(language, `SPDX-License-Identifier: ${license}`) === line) {
    attributes.push(attribute('license', license));
    at += 1;
  }
  const options = lines.slice(at).findIndex(line => !isOption(line, language));
  const end = options < 0 ? lines.length : at + options;
  if (end > at)
    attributes.push(
      attribute('header', lines.slice(at, end).join('\n').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')),
    );
  return { lines: end, attributes };
}

/** Whether a line at the beginning of a code block may be taken for an option of it. */
export function isOption(line: string, language: string): boolean {
  const { line: mark, block } = commentSyntax(language) ?? {};
  return (
    (mark !== undefined && line.startsWith(`${mark}|`)) || (block !== undefined && line.startsWith(`${block[0]}|`))
  );
}
