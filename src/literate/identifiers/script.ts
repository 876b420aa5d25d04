import { type Definition, DefinitionList } from './definition.ts';
import { type Scope, statementsOf } from './scopes.ts';

const WORDS = String.raw`(?:(?:export|default|declare|abstract|async)\s+)*`;
const NAMED = new RegExp(
  String.raw`(?:^|\n)[ \t]*${WORDS}(?:(class|interface|(?:const\s+)?enum)\s+|(function)\s*(?:\*\s*|\s))([A-Za-z_$][\w$]*)`,
  'g',
);
const TYPE = new RegExp(String.raw`(?:^|\n)[ \t]*${WORDS}type\s+([A-Za-z_$][\w$]*)\s*(?:<[^;{}]*>)?\s*=`, 'g');
const VALUE =
  /(?:^|\n)[ \t]*(export\s+)?const\s+([A-Za-z_$][\w$]*)\s*(?::[^=]*)?=(?!=)\s*(?:(async\s*)?(?:(\(|<)|(function\b)|([\w$]+\s*=>)))?/g;
const METHOD =
  /(?:^|\n)[ \t]*(?:(?:public|private|protected|static|async|override|get|set)\s+)*\*?\s*(#?[A-Za-z_$][\w$]*)\s*(?:<[^()]*>)?\s*\([\s\S]*\)\s*(?::[\s\S]*)?$/;
const NO_METHODS = new Set(
  'if for while switch catch with function return constructor super await do else try new'.split(' '),
);

/** Functions, classes, interfaces, types, enums, methods, and constants where they are surely not a function's own. */
export function scriptDefinitions(code: string): Definition[] {
  const found = new DefinitionList(code);
  const statements = statementsOf(code, scopeOf);
  // Code that returns is the inside of a function: its constants are its own.
  const isBody = statements.some(({ text, scope }) => scope === undefined && /^\s*return\b/.test(text));
  for (const { text, start, end, scope, isLocal, owner } of statements) {
    if (isLocal) continue;
    const offset = start - (text.length - text.trimStart().length);
    for (const match of text.matchAll(NAMED))
      found.add(match[3], match[2] ? 'function' : 'type', placeOf(match, offset));
    for (const match of text.matchAll(TYPE)) found.add(match[1], 'type', placeOf(match, offset));
    if (scope !== 'type' && !isBody)
      for (const match of text.matchAll(VALUE)) {
        const [, isExported, name = '', , round, isFunction, short] = match;
        const isArrow = short || isFunction || (round && /=>\s*$|=>[^=]*$/.test(text.slice(match.index)));
        if (isArrow) found.add(name, 'function', placeOf(match, offset));
        else if (isExported || /^[A-Z][A-Z0-9_]+$/.test(name)) found.add(name, 'constant', placeOf(match, offset));
      }
    const inClass = scope === 'type' ? /\bclass\b/.test(owner) : scope === undefined;
    const method = end === '{' && inClass ? METHOD.exec(text.slice(lastLineStart(text))) : null;
    if (method && !NO_METHODS.has(method[1] ?? '') && !/\b(?:function|class)\b|=>\s*$/.test(method[0]))
      found.add(method[1]?.replace('#', ''), 'method', start);
  }
  return found.all();
}

function scopeOf(header: string): Scope {
  if (/\b(?:class|interface|enum)\b[^()]*$/.test(header)) return 'type';
  return /\bnamespace\s+[\w$.]+\s*$/.test(header) ? 'open' : 'other';
}

/** Fields without a semicolon may stand before a method: the method begins on the line with its name. */
function lastLineStart(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (text[at] === '\n' && depth === 0 && text.slice(at).includes('(')) return at;
  }
  return 0;
}

function placeOf(match: RegExpExecArray, offset: number): number {
  return offset + match.index + (match[0].length - match[0].trimStart().length);
}
