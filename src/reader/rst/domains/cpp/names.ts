import { identifierId, type NamePart, nestedId, OPERATORS } from './mangling.ts';
import type { CppMark, CppParser } from './parser.ts';
import { CPP_KEYWORDS } from './tokens.ts';

/** A name, perhaps qualified: `std::vector<int>`, `Foo::operator==`. */
export interface NestedName {
  readonly parts: readonly NamePart[];
}

/**
 * Reads a qualified name.
 *
 * @param mark what it is here
 */
export function nestedName(parser: CppParser, mark: CppMark | undefined = 'name'): NestedName {
  return parser.deeper(() => {
    const start = parser.at;
    parser.skip('::');
    const parts: NamePart[] = [];
    do {
      parser.skip('template');
      parts.push(namePart(parser, start, mark));
    } while (parser.skip('::'));
    return { parts };
  });
}

function namePart(parser: CppParser, start: number, mark: CppMark | undefined): NamePart {
  const own = parser.at;
  const name = parser.is('operator') ? operatorName(parser) : identifier(parser);
  if (mark !== undefined) parser.mark(mark === 'declared' ? own : start, mark);
  if (!parser.is('<') || name.isOperator) return name;
  const given = parser.attempt(() => templateArguments(parser));
  return given ? { text: name.text + given.text, id: name.id + given.id } : name;
}

function identifier(parser: CppParser): NamePart & { isOperator?: boolean } {
  const tilde = parser.skip('~') ? '~' : '';
  const token = parser.token;
  if (token?.kind !== 'name' || CPP_KEYWORDS.has(token.text)) parser.fail();
  parser.at += 1;
  const text = tilde + token.text;
  return { text, id: identifierId(text) };
}

/** Operators of more than one sign, in the tokens that they fall into. */
const SIGNS = Object.keys(OPERATORS)
  .filter(sign => /^\W/.test(sign))
  .sort((a, b) => b.length - a.length);

function operatorName(parser: CppParser): NamePart & { isOperator: boolean } {
  parser.expect('operator');
  const word = parser.peek() ?? '';
  if (/^(?:new|delete)$/.test(word)) {
    parser.at += 1;
    const brackets = parser.is('[') && parser.peek(1) === ']' ? '[]' : '';
    if (brackets) parser.at += 2;
    return { text: `operator ${word}${brackets}`, id: OPERATORS[word + brackets] ?? '', isOperator: true };
  }
  if (parser.token?.kind === 'string') {
    parser.at += 1;
    const suffix = identifier(parser);
    return { text: `operator""${suffix.text}`, id: `li${suffix.id}`, isOperator: true };
  }
  const sign = SIGNS.find(each => parser.text.startsWith(each, parser.token?.start)) ?? brackets(parser);
  if (sign !== undefined) {
    const end = (parser.token?.start ?? 0) + sign.length;
    while (parser.token && parser.token.end <= end) parser.at += 1;
    return { text: `operator${sign}`, id: OPERATORS[sign] ?? '', isOperator: true };
  }
  if (Object.hasOwn(OPERATORS, word)) {
    parser.at += 1;
    return { text: `operator${word}`, id: OPERATORS[word] ?? '', isOperator: true };
  }
  const { text, id } = parser.grammar.typeId(parser, { isBare: true });
  return { text: `operator ${text}`, id: `cv${id}`, isOperator: true };
}

/** `( )` and `[ ]`, also with a blank in them. */
function brackets(parser: CppParser): string | undefined {
  const pair = `${parser.peek() ?? ''}${parser.peek(1) ?? ''}`;
  if (pair !== '()' && pair !== '[]') return undefined;
  parser.at += 2;
  return pair;
}

/** `<int, 3>`: types, or values where they are no types. */
export function templateArguments(parser: CppParser): NamePart {
  return parser.deeper(() => {
    parser.expect('<');
    const texts: string[] = [];
    const ids: string[] = [];
    while (!parser.is('>')) {
      if (texts.length > 0) parser.expect(',');
      const type = parser.attempt(() => {
        const read = parser.grammar.typeId(parser, { isBare: false });
        if (!parser.is(',', '>', '...')) parser.fail();
        return read;
      });
      const read = type ?? constant(parser);
      const isPack = parser.skip('...');
      texts.push(isPack ? `${read.text}...` : read.text);
      ids.push(isPack ? `J${read.id}E` : read.id);
    }
    parser.expect('>');
    return { text: `<${texts.join(', ')}>`, id: `I${ids.join('')}E` };
  });
}

function constant(parser: CppParser): NamePart {
  const start = parser.token?.start ?? 0;
  const id = parser.grammar.expressionId(parser, { isArgument: true });
  const end = parser.tokens[parser.at - 1]?.end ?? start;
  return { text: parser.text.slice(start, end).replace(/\s+/g, ' '), id: `X${id}E` };
}

/** The id of a name. */
export function nameId({ parts }: NestedName): string {
  return nestedId(parts);
}

/** A name as text. */
export function nameText({ parts }: NestedName): string {
  return parts.map(part => part.text).join('::');
}
