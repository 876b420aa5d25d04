import type { Lexis } from './source-language.ts';

/** The words of a comment: its lines without marks and the indentation that they share. Rules, and what only tools read, are left out. */
export function commentText(lines: readonly string[], lexis: Lexis): string[] {
  const plain: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trimStart() ?? '';
    const block = lexis.block.find(([begin]) => line.startsWith(begin));
    if (!block) {
      const mark = lexis.line.find(mark => line.startsWith(mark));
      plain.push(mark === undefined ? line : withoutMark(line, mark));
      continue;
    }
    const end = lines.findIndex((other, index) => index >= at && other.includes(block[1]));
    const last = end < 0 ? lines.length - 1 : end;
    plain.push(...blockText([line, ...lines.slice(at + 1, last + 1)], block));
    at = last;
  }
  return trimmed(plain.map(text => text.trimEnd()).filter(text => !isRule(text) && !FOR_TOOLS.test(text)));
}

/** A comment between two marks; its first line has the indentation of the others. */
function blockText(lines: readonly string[], [begin, end]: readonly [string, string]): string[] {
  const body = lines.map((line, index) => {
    const text = index === 0 ? line.slice(begin.length).replace(/^[*!|]+/, '') : line;
    const close = text.indexOf(end);
    return close < 0 ? text : text.slice(0, close).replace(/\*+$/, '');
  });
  const [first = '', ...rest] = body;
  const starred = rest.every(line => /^\s*(?:\*|$)/.test(line))
    ? rest.map(line => line.replace(/^\s*\*\s?/, ''))
    : dedented(rest);
  return [first.trim(), ...starred];
}

/** A docstring's words. @param lines from its opening quotes to its closing ones */
export function docstringText(lines: readonly string[]): string[] {
  const text = lines.join('\n').trim();
  const body = text.replace(/^[a-zA-Z]*("""|''')(.*?)\1.*$/s, '$2');
  const [first = '', ...rest] = body.split('\n');
  return trimmed([first.trim(), ...dedented(rest)].filter(line => !FOR_TOOLS.test(line)));
}

/** Marks may be doubled and tripled: `///`, `//!`, `##`, `---`. */
function withoutMark(line: string, mark: string): string {
  let at = mark.length;
  const last = mark.at(-1) ?? '';
  while (line[at] === last) at += 1;
  return line.slice(at).replace(/^(?:!| ?[|^](?= ))/, '');
}

function isRule(text: string): boolean {
  return /^\s*[-=*#~_/+.;%]{3,}\s*$/.test(text);
}

const FOR_TOOLS =
  /^\s*(?:eslint-|biome-ignore|prettier-ignore|@ts-|@flow|@format|tslint:|jshint|jslint|istanbul|c8 ignore|v8 ignore|noqa|type:\s*ignore|pylint:|flake8:|mypy:|ruff:|fmt:|isort:|pragma:|yapf:|clang-format|NOLINT|shellcheck |rubocop:|vim?:|ex:\s*set|-\*-.*-\*-|sourceMappingURL|go:(?:build|generate|embed)|\+build|#?(?:end)?region\b|SPDX-)/;

/** Without blank lines around it and the indentation that its lines share. */
function trimmed(lines: readonly string[]): string[] {
  const all = dedented(lines);
  while (all[0] === '') all.shift();
  while (all.at(-1) === '') all.pop();
  return all;
}

function dedented(lines: readonly string[]): string[] {
  const plain = lines.map(line => line.replaceAll('\t', '    ').trimEnd());
  const indents = plain.filter(line => line !== '').map(line => line.length - line.trimStart().length);
  const shared = Math.min(...indents, 80);
  return plain.map(line => line.slice(shared));
}
