import { type Definition, DefinitionList } from './definition.ts';
import { type Scope, statementsOf } from './scopes.ts';

const MACRO = /^[ \t]*#[ \t]*define[ \t]+(\w+)(?:\([^)\n]*\))?[ \t]+\S/gm;
/** Preprocessor lines, with their continuations. */
const DIRECTIVE = /^[ \t]*#(?:\\\r?\n|[^\n])*/gm;
const TYPE =
  /(?:^|[\s;}])(struct|union|enum|class)\s+(?:class\s+)?(?:\[\[[^\]]*\]\]\s*)?(\w+)\s*(?:final\s*)?(?::[^:][^{]*)?$/;
const FUNCTION =
  /^[\w\s*&:<>,~[\]]*[\s*&>]((?:\w+::)*)(~?\w+)\s*\((?:[^()]|\([^()]*\))*\)\s*(?:const|noexcept|override|final|\s)*(?:->[\w\s:<>*&]+)?$/;
const NO_TYPE = /^(?:else|return|do|case|goto|typedef|using|new|delete|throw|co_await|co_return)\b/;
const CONTROL = new Set('if for while switch catch return sizeof defined'.split(' '));
const CONSTANT =
  /^(?:static\s+|extern\s+|inline\s+)*(?:const|constexpr)\s+[\w\s*:<>]*?[\s*](\w+)\s*(?:\[[^\]]*\]\s*)*(?:=|$)/;

/** Functions with their bodies, types, macros with a value, constants and members of enums. */
export function cDefinitions(code: string): Definition[] {
  const found = new DefinitionList(code);
  for (const match of code.matchAll(MACRO)) found.add(match[1], 'constant', match.index);
  const plain = code.replace(DIRECTIVE, line => line.replace(/[^\n]/g, ' '));
  let typedef = false;
  for (const { text, start, end, scope, isLocal, owner } of statementsOf(plain, scopeOf)) {
    if (isLocal) continue;
    const header = text.trim();
    if (/\benum\b/.test(owner) && scope === 'type') {
      for (const match of text.matchAll(/(?:^|,)\s*([A-Z][A-Z0-9_]{2,})\b/g))
        found.add(
          match[1],
          'constant',
          start - (text.length - text.trimStart().length) + match.index + match[0].length - 1,
        );
      continue;
    }
    const type = end === '{' ? TYPE.exec(header) : null;
    const call = end === '{' && !type && !NO_TYPE.test(header) ? FUNCTION.exec(header) : null;
    if (type) found.add(type[2], 'type', start + type.index + 1);
    if (call && !CONTROL.has(call[2] ?? '')) {
      const isMember = call[1] !== '' || scope === 'type';
      found.add(
        call[2],
        isMember ? 'method' : 'function',
        start + header.lastIndexOf(call[2] ?? '', header.indexOf('(')),
      );
    }
    if (scope === undefined || scope === 'open') {
      if (/^typedef\b/.test(header)) typedef = true;
      if (end === ';' && typedef) found.add(typedefName(header), 'type', start);
      if (end === ';' && !typedef) found.add(CONSTANT.exec(header)?.[1], 'constant', start);
      if (end === '{' && !typedef)
        found.add(/=\s*$/.test(header) ? CONSTANT.exec(header)?.[1] : undefined, 'constant', start);
      if (end === ';') typedef = false;
    }
  }
  return found.all();
}

function scopeOf(header: string): Scope {
  if (/\bnamespace\b[\w\s:]*$|\bextern\s*$/.test(header)) return 'open';
  return /\b(?:struct|union|enum|class)\b[^()=;]*$/.test(header) ? 'type' : 'other';
}

/** The name in `typedef int name`, `typedef struct {...} name` and `typedef void (*name)(int)`. */
function typedefName(header: string): string | undefined {
  return /\(\s*\*\s*(\w+)\s*\)/.exec(header)?.[1] ?? /(?:^|[\s*])(\w+)\s*(?:\[[^\]]*\]\s*)*$/.exec(header)?.[1];
}
