import type { Scope } from './scope.ts';
import type { SignatureParts } from './signature-parts.ts';
import { splitOutside } from './signature-text.ts';

/** Adds a list of parameters in its parentheses, as Sphinx shows it. */
export function addParameters(parts: SignatureParts, text: string, scope: Scope): void {
  const all = splitOutside(text, ',')?.map(part => part.trim());
  if (all?.at(-1) === '') all.pop();
  parts.part('sig-paren', '(');
  if (all?.every(part => PARAMETER.test(part))) {
    for (const [index, part] of all.entries()) {
      if (index > 0) parts.text(', ');
      parts.group('sig-param', inner => addParameter(inner, part, scope));
    }
  } else addOptionalParameters(parts, text);
  parts.part('sig-paren', ')');
}

const PARAMETER = /^(?:[*/]|\*{0,2}[\p{L}_][\p{L}\p{N}_]*\s*(?:[:=][\s\S]*)?)$/u;

/** `name: annotation = default`, or `name=default`. */
function addParameter(parts: SignatureParts, text: string, scope: Scope): void {
  const [, stars = '', name = '', rest = ''] = /^(\/|\*{0,2})([\p{L}\p{N}_]*)\s*([\s\S]*)$/u.exec(text) ?? [];
  parts.part('o', stars).part('n', name);
  const isAnnotated = rest.startsWith(':');
  const [annotation = '', ...values] = isAnnotated
    ? (splitOutside(rest.slice(1), '=') ?? [rest.slice(1)])
    : ['', rest.slice(1)];
  const value = values.join('=').trim();
  if (isAnnotated)
    parts
      .part('p', ':')
      .text(' ')
      .group('n', inner => addAnnotation(inner, annotation.trim(), scope));
  if (value === '') return;
  parts
    .text(isAnnotated ? ' ' : '')
    .part('o', '=')
    .text(isAnnotated ? ' ' : '')
    .part('default_value', value);
}

/** The older way: `range(start, stop[, step])`, where brackets enclose what may be left out. */
function addOptionalParameters(parts: SignatureParts, text: string): void {
  let isFirst = true;
  for (const written of text.split(',')) {
    const part = written.trim();
    const opening = /^[[\]\s]*/.exec(part)?.[0] ?? '';
    const closing = trailingBrackets(part.slice(opening.length));
    const name = part.slice(opening.length, part.length - closing.length).trim();
    parts.part('optional', brackets(opening));
    if (!isFirst) parts.text(', ');
    if (name !== '') parts.part('sig-param', name);
    parts.part('optional', brackets(closing));
    isFirst = false;
  }
}

/** The brackets at the end, but for a pair of them. */
function trailingBrackets(text: string): string {
  let start = text.length;
  while (start > 0 && /[[\] ]/.test(text[start - 1] ?? '') && text.slice(start - 2, start) !== '[]') start -= 1;
  return text.slice(start);
}

function brackets(text: string): string {
  return text.replace(/[^[\]]/g, '');
}

/** Adds a type: the names in it lead to their classes. */
export function addAnnotation(parts: SignatureParts, text: string, { module, class: scope }: Scope): void {
  for (const piece of text.split(/('[^']*'|"[^"]*"|~?[\p{L}_][\p{L}\p{N}_.]*)/u)) {
    if (!/^[~\p{L}_]/u.test(piece)) {
      parts.text(piece.replace(/\s*\|\s*/g, ' | '));
      continue;
    }
    const target = piece.replace(/^~/, '');
    const shown = piece.startsWith('~') ? target.replace(/^.*\./, '') : target;
    const role = target === 'None' ? 'obj' : 'class';
    parts.reference({ domain: 'py', role, target, module, scope }, shown);
  }
}
