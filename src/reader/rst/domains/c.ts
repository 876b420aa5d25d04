import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { C_KEYWORDS, cTokens, declaredName, functionParameters } from './c-declaration.ts';
import { addCode } from './c-parts.ts';
import { type Described, objectDirective, type ReadSignature } from './object-directive.ts';
import type { SignatureParts } from './signature-parts.ts';

/** What the index calls things of C. */
const INDEX_WORDS: Readonly<Record<string, string>> = {
  function: 'C function',
  member: 'C member',
  var: 'C variable',
  macro: 'C macro',
  struct: 'C struct',
  union: 'C union',
  enum: 'C enum',
  enumerator: 'C enumerator',
  type: 'C type',
};

/** Names of directives of C's domain. */
export const C_OBJECTS: readonly string[] = Object.keys(INDEX_WORDS);

/** Makes a directive of C's domain by its name. */
export function cObject(kind: string): DirectiveDefinition {
  // For references a variable is a member of nothing.
  return objectDirective({
    domain: 'c',
    kind: kind === 'var' ? 'member' : kind,
    read: (text, parts, call) => read(kind, text, parts, call),
  });
}

function read(kind: string, text: string, parts: SignatureParts, call: DirectiveCall): ReadSignature | undefined {
  const around = call.context.state.scope.c;
  const tokens = cTokens(text.replace(/;$/, ''));
  const at = declaredName(tokens);
  const own = tokens[at]?.text;
  if (own === undefined) return undefined;
  const isKeyword = tokens.every(token => token.kind !== 'name' || C_KEYWORDS.has(token.text));
  if (isKeyword) return undefined;
  if (['struct', 'union', 'enum'].includes(kind)) parts.part('k', kind).text(' ');
  if (kind === 'type' && tokens.length > 1 && tokens[0]?.text !== 'typedef') parts.part('k', 'typedef').text(' ');
  if (kind === 'enumerator') parts.part('k', 'enumerator').text(' ');
  addCode(parts, tokens.slice(0, at), around);
  const name = around === undefined ? own : `${around}.${own}`;
  parts.part('sig-name descname', own.startsWith('@') ? '[anonymous]' : own);
  addCode(parts, tokens.slice(at + 1), name);
  const described: Described = {
    name,
    // What an enum lists is known outside of it.
    alias: kind === 'enumerator' && around !== undefined ? outer(around, own) : withoutAnonymous(name),
    id: `c.${name}`,
    ...(kind === 'function' && {
      others: functionParameters(tokens.slice(at + 1)).map(each => ({
        kind: 'functionParam',
        name: `${name}.${each}`,
      })),
    }),
    index: [{ kind: 'single', value: `${name} (${INDEX_WORDS[kind] ?? kind})` }],
  };
  return { described: [described], scope: { c: name } };
}

/** What has no name is written with `@`, and passed over by references. */
function withoutAnonymous(name: string): string | undefined {
  const parts = name.split('.');
  const named = parts.filter(part => !part.startsWith('@'));
  return named.length < parts.length && named.length > 0 ? named.join('.') : undefined;
}

function outer(around: string, own: string): string {
  const dot = around.lastIndexOf('.');
  return dot < 0 ? own : `${around.slice(0, dot)}.${own}`;
}
