import { fundamentalId, type NamePart, TYPE_WORDS } from './mangling.ts';
import { type NestedName, nameId, nameText, nestedName } from './names.ts';
import type { CppParser } from './parser.ts';
import { CPP_KEYWORDS } from './tokens.ts';

/** What stands before a declared name: its type, without what a declarator adds. */
export interface TypeBefore {
  readonly id: string;
}

const STORAGE: ReadonlySet<string> = new Set(
  'static extern inline constexpr consteval constinit virtual explicit friend mutable register thread_local typedef'.split(
    ' ',
  ),
);

/** Reads storage, `const` and the type itself; undefined where there is no type, as before a constructor. */
export function typeBefore(parser: CppParser): TypeBefore | undefined {
  const found = new Set<string>();
  specifiers(parser, found);
  const core = parser.attempt(() => coreType(parser, found));
  if (core === undefined) return undefined;
  specifiers(parser, found);
  return { id: `${found.has('volatile') ? 'V' : ''}${found.has('const') ? 'K' : ''}${core}` };
}

/** Attributes, and words that may stand before or behind a type. */
export function specifiers(parser: CppParser, found: Set<string>): void {
  for (;;) {
    const text = parser.peek() ?? '';
    if (STORAGE.has(text) || text === 'const' || text === 'volatile') {
      found.add(text);
      parser.at += 1;
      if (text === 'explicit' && parser.is('(')) parser.passBrackets();
    } else if (!attribute(parser)) return;
  }
}

/** `[[nodiscard]]`, `alignas(8)`, `__attribute__((x))`. */
export function attribute(parser: CppParser): boolean {
  if (parser.is('[') && parser.peek(1) === '[') parser.passBrackets();
  else if (parser.is('alignas', '__attribute__')) {
    parser.at += 1;
    if (parser.is('(')) parser.passBrackets();
  } else return false;
  return true;
}

function coreType(parser: CppParser, found: Set<string>): string {
  if (parser.is('decltype')) return decltypeId(parser);
  parser.skip('struct', 'class', 'union', 'enum', 'typename');
  const words: string[] = [];
  for (let text = parser.peek() ?? ''; TYPE_WORDS.has(text); text = parser.peek() ?? '') {
    words.push(text);
    parser.at += 1;
    // `unsigned const int`, `long unsigned int`.
    if (TYPE_WORDS.has(parser.peek(1) ?? ''))
      while (parser.is('const', 'volatile')) found.add(parser.tokens[parser.at++]?.text ?? '');
  }
  if (words.length === 0) {
    const id = nameId(nestedName(parser));
    // `std::integral auto`.
    parser.skip('auto');
    return id;
  }
  return fundamentalId(words) ?? parser.fail();
}

function decltypeId(parser: CppParser): string {
  parser.expect('decltype');
  parser.expect('(');
  if (parser.is('auto') && parser.peek(1) === ')') {
    parser.at += 2;
    return 'Dc';
  }
  const id = parser.grammar.expressionId(parser, { isArgument: false });
  parser.expect(')');
  return `DT${id}E`;
}

/** What a declarator says: the name, where there is one, and what it does to the type before it. */
export interface Declarator {
  readonly name: NestedName | undefined;
  /** The parameters of a function, where the name is one. */
  readonly parameters: Parameters | undefined;
  /** Makes the id of the whole type of that of the type before. */
  readonly typeId: (before: string) => string;
  /** Ids of pointers and references around a function's name, which belong to what it returns. */
  readonly returned: string;
}

/** Parameters of a function, and what stands behind them. */
export interface Parameters {
  /** Their ids, one after the other. */
  readonly id: string;
  /** Of `const`, `&` and kin behind them. */
  readonly modifiers: string;
  readonly names: readonly string[];
}

/** What is declared: with a name, perhaps with one, or a type alone. */
export type Named = 'declared' | 'parameter' | 'none';

/** Reads pointers, references, the name, parameters and arrays. */
export function declarator(parser: CppParser, named: Named): Declarator {
  return parser.deeper(() => {
    if (parser.skip('*')) return pointer(parser, named, 'P', 'C');
    if (parser.skip('&')) return around(declarator(parser, named), 'R', 'R');
    if (parser.skip('&&')) {
      const inner = declarator(parser, named);
      return around(inner, 'RR', 'RR');
    }
    if (parser.skip('...')) return around(declarator(parser, named), 'Dp', 'Dp');
    const member = parser.attempt(() => memberPointer(parser));
    if (member !== undefined) return pointer(parser, named, `M${member}`, 'K', true);
    if (parser.is('(')) {
      const nested = parser.attempt(() => parenthesized(parser, named));
      if (nested) return nested;
    }
    return direct(parser, named);
  });
}

function pointer(parser: CppParser, named: Named, sign: string, constant: string, isBefore = false): Declarator {
  let qualifiers = '';
  const found = new Set<string>();
  while (parser.is('const', 'volatile')) found.add(parser.tokens[parser.at++]?.text ?? '');
  if (found.has('volatile')) qualifiers += 'V';
  if (found.has('const')) qualifiers += constant;
  const id = isBefore ? qualifiers + sign : sign + qualifiers;
  return around(declarator(parser, named), id, id);
}

function around(inner: Declarator, id: string, returned: string): Declarator {
  return {
    ...inner,
    typeId: before => inner.typeId(id + before),
    returned: inner.returned + returned,
  };
}

/** `Foo::*`. */
function memberPointer(parser: CppParser): string {
  const parts: NestedName['parts'][number][] = [];
  const start = parser.at;
  parser.skip('::');
  for (;;) {
    const token = parser.token;
    if (token?.kind !== 'name' || CPP_KEYWORDS.has(token.text)) parser.fail();
    const name = nestedNameUpTo(parser);
    parts.push(...name.parts);
    parser.expect('::');
    if (parser.is('*')) break;
  }
  parser.mark(start, 'name');
  parser.expect('*');
  return nameId({ parts });
}

/** One part of a name. */
function nestedNameUpTo(parser: CppParser): NestedName {
  const token = parser.token;
  if (!token) parser.fail();
  parser.at += 1;
  return { parts: [{ text: token.text, id: `${token.text.length}${token.text}` }] };
}

/** `(*name)(int)`. */
function parenthesized(parser: CppParser, named: Named): Declarator {
  parser.expect('(');
  if (!parser.is('*', '&', '&&', '...', '(') && parser.peek(1) !== '::') parser.fail();
  const inner = declarator(parser, named);
  parser.expect(')');
  const outer = suffix(parser);
  return {
    name: inner.name,
    parameters: inner.parameters,
    typeId: before => inner.typeId(outer.typeId(before)),
    returned: inner.returned,
  };
}

function direct(parser: CppParser, named: Named): Declarator {
  const name = named === 'none' ? undefined : declaredName(parser, named);
  return { name, ...suffix(parser), returned: '' };
}

function declaredName(parser: CppParser, named: 'declared' | 'parameter'): NestedName | undefined {
  return named === 'declared' ? nestedName(parser, 'declared') : parser.attempt(() => nestedName(parser, 'parameter'));
}

/** Parameters, or sizes of arrays. */
function suffix(parser: CppParser): Pick<Declarator, 'parameters' | 'typeId'> {
  if (parser.is('(')) {
    const parameters = parser.attempt(() => parameterList(parser));
    if (parameters) return { parameters, typeId: before => `${parameters.modifiers}F${before}${parameters.id}E` };
  }
  let sizes = '';
  while (parser.is('[') && parser.peek(1) !== '[') {
    parser.at += 1;
    sizes += parser.is(']') ? 'A_' : `A${parser.grammar.expressionId(parser, { isArgument: false })}_`;
    parser.expect(']');
  }
  return { parameters: undefined, typeId: before => sizes + before };
}

/** `(int a, char b = 'c', ...) const noexcept`. */
export function parameterList(parser: CppParser): Parameters {
  parser.expect('(');
  const ids: string[] = [];
  const names: string[] = [];
  while (!parser.skip(')')) {
    if (ids.length > 0) parser.expect(',');
    const { id, name } = parameter(parser);
    ids.push(id);
    if (name !== undefined) names.push(name);
  }
  return { id: ids.join('') || 'v', modifiers: qualifiers(parser), names };
}

interface Parameter {
  readonly id: string;
  readonly name?: string | undefined;
}

function parameter(parser: CppParser): Parameter {
  if (parser.is('...') && parser.peek(1) === ')') {
    parser.at += 1;
    return { id: 'z' };
  }
  const before = typeBefore(parser) ?? parser.fail();
  const declared = declarator(parser, 'parameter');
  if (parser.skip('=')) initializer(parser, [',', ')']);
  const name = declared.name && nameText(declared.name);
  return { id: declared.typeId(before.id), name };
}

/** Passes over a value. */
export function initializer(parser: CppParser, ends: readonly string[]): void {
  let angles = 0;
  for (let text = parser.peek(); text !== undefined; text = parser.peek()) {
    if (angles === 0 && ends.includes(text)) return;
    if (text === '(' || text === '[' || text === '{') {
      parser.passBrackets();
      continue;
    }
    if (text === '<') angles += 1;
    else if (text === '>' && angles > 0) angles -= 1;
    if (text === ')' && ends.includes(')')) return;
    parser.at += 1;
  }
}

/** The id of what stands behind parameters. */
function qualifiers(parser: CppParser): string {
  const found = new Set<string>();
  for (;;) {
    const text = parser.peek() ?? '';
    if (/^(?:const|volatile|&|&&)$/.test(text)) found.add(text);
    else if (text === 'noexcept' || text === 'throw') {
      if (parser.peek(1) === '(') {
        parser.at += 1;
        parser.passBrackets();
        continue;
      }
    } else if (text !== 'final' && text !== 'override') {
      if (attribute(parser)) continue;
      break;
    }
    parser.at += 1;
  }
  const reference = found.has('&&') ? 'O' : found.has('&') ? 'R' : '';
  return `${found.has('volatile') ? 'V' : ''}${found.has('const') ? 'K' : ''}${reference}`;
}

/** A type without a name: of an argument, or what an operator converts to. `isBare`: without parameters. */
export function typeId(parser: CppParser, { isBare }: { readonly isBare: boolean }): NamePart {
  const start = parser.token?.start ?? 0;
  const before = typeBefore(parser) ?? parser.fail();
  const id = isBare ? bareId(parser, before.id) : declarator(parser, 'none').typeId(before.id);
  const end = parser.tokens[parser.at - 1]?.end ?? start;
  return { text: parser.text.slice(start, end).replace(/\s+/g, ' '), id };
}

function bareId(parser: CppParser, before: string): string {
  let id = before;
  while (parser.is('*', '&', '&&')) {
    id = (parser.peek() === '*' ? 'P' : parser.peek() === '&' ? 'R' : 'RR') + id;
    parser.at += 1;
    while (parser.skip('const')) id = id.replace(/^P/, 'PC');
  }
  return id;
}
