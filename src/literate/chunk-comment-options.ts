import { type AttributePair, type AttributeReading, readAttributes } from './chunk-attribute-values.ts';
import { commentSyntax } from './comment-syntax.ts';

/** Options found in the first lines of some code. */
interface CommentOptions extends AttributeReading {
  /** The code behind the options. */
  readonly code: string;
  /** How many lines were options. */
  readonly skipped: number;
}

/**
 * Reads options that stand as comments in the first lines of the code, as Quarto and Entangled have them:
 *
 *     #| id: greet
 *     #| file: src/greet.py
 *     def greet(): ...
 *
 * @param code LF ends
 * @returns messages count their line from the code's first (1)
 */
export function parseCommentOptions(code: string, language: string): CommentOptions {
  const match = optionPattern(language);
  const pairs: AttributePair[] = [];
  let at = 0;
  let skipped = 0;
  while (match !== undefined && at < code.length) {
    const end = lineEnd(code, at);
    const text = match(code.slice(at, end));
    if (text === undefined || (skipped === 0 && readOption(text, 1) === undefined)) break;
    skipped += 1;
    pairs.push(...(readOption(text, skipped) ?? []));
    at = end + 1;
  }
  return { ...readAttributes(pairs), code: code.slice(Math.min(at, code.length)), skipped };
}

/** Takes the option's text out of a line, or undefined where the line is none. */
type LineMatch = (line: string) => string | undefined;

function optionPattern(language: string): LineMatch | undefined {
  const syntax = commentSyntax(language);
  if (syntax === undefined) return undefined;
  const { line: mark, block } = syntax;
  return line => {
    if (mark !== undefined && line.startsWith(`${mark}|`)) return line.slice(mark.length + 1);
    const trimmed = line.trimEnd();
    if (block === undefined || !trimmed.startsWith(`${block[0]}|`) || !trimmed.endsWith(block[1])) return undefined;
    return trimmed.slice(block[0].length + 1, -block[1].length);
  };
}

/** Reads ` key: value`; the lines of a longer YAML value are skipped with no result, which is right for other tools' options. */
function readOption(text: string, line: number): AttributePair[] | undefined {
  const option = /^ ?([A-Za-z][\w.-]*):(?:[ \t]+(\S.*))?$/.exec(text.trimEnd());
  if (option?.[1] === undefined) return undefined;
  return [{ key: option[1], line, ...(option[2] !== undefined && { value: unquote(option[2]) }) }];
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}

function lineEnd(code: string, at: number): number {
  const end = code.indexOf('\n', at);
  return end < 0 ? code.length : end;
}
