import { OPERATORS, UNARY } from './mangling.ts';
import { nameId, nestedName } from './names.ts';
import type { CppParser } from './parser.ts';

/** Operators of two operands, the loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', 'or'],
  ['&&', 'and'],
  ['|', 'bitor'],
  ['^', 'xor'],
  ['&', 'bitand'],
  ['==', '!=', 'not_eq'],
  ['<=>', '<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** The id of an expression. As an argument of a template, `>` ends it. */
export function expressionId(parser: CppParser, where: { readonly isArgument: boolean }, level = 0): string {
  return parser.deeper(() => {
    const operators = LEVELS[level];
    if (!operators) return unaryId(parser, where);
    const ids = [expressionId(parser, where, level + 1)];
    const signs: string[] = [];
    for (let sign = operatorAt(parser, operators, where); sign; sign = operatorAt(parser, operators, where)) {
      signs.push(OPERATORS[sign] ?? '');
      ids.push(expressionId(parser, where, level + 1));
    }
    return signs.map((sign, index) => sign + ids[index]).join('') + ids.at(-1);
  });
}

function operatorAt(
  parser: CppParser,
  operators: readonly string[],
  { isArgument }: { readonly isArgument: boolean },
): string | undefined {
  const text = parser.peek() ?? '';
  const pair = text + (parser.tokens[parser.at + 1]?.start === parser.token?.end ? (parser.peek(1) ?? '') : '');
  if (isArgument && text === '>') return undefined;
  if ((pair === '<<' || pair === '>>' || pair === '>=') && operators.includes(pair)) {
    parser.at += 2;
    return pair;
  }
  if (pair === '<<' || pair === '>>' || pair === '>=' || !operators.includes(text)) return undefined;
  parser.at += 1;
  return text;
}

function unaryId(parser: CppParser, where: { readonly isArgument: boolean }): string {
  const text = parser.peek() ?? '';
  if (Object.hasOwn(UNARY, text)) {
    parser.at += 1;
    return UNARY[text] + parser.deeper(() => unaryId(parser, where));
  }
  if (text === 'sizeof') return sizeId(parser, where);
  return postfixId(parser, primaryId(parser));
}

/** Of what is in parentheses, a type is meant before a value. */
function sizeId(parser: CppParser, where: { readonly isArgument: boolean }): string {
  parser.expect('sizeof');
  if (parser.skip('...')) {
    parser.expect('(');
    const id = nameId(nestedName(parser));
    parser.expect(')');
    return `sZ${id}`;
  }
  const type = parser.attempt(() => {
    parser.expect('(');
    const { id } = parser.grammar.typeId(parser, { isBare: false });
    parser.expect(')');
    return id;
  });
  return type === undefined ? `sz${unaryId(parser, where)}` : `st${type}`;
}

function primaryId(parser: CppParser): string {
  const token = parser.token;
  if (!token) parser.fail();
  const literal = literalId(token.text, token.kind);
  if (literal !== undefined) {
    parser.at += 1;
    return literal;
  }
  if (parser.skip('(')) {
    const id = expressionId(parser, { isArgument: false });
    parser.expect(')');
    return id;
  }
  return nameId(nestedName(parser));
}

function literalId(text: string, kind: string): string | undefined {
  if (kind === 'number') return `L${text.replaceAll("'", '')}E`;
  if (kind === 'string') return `LA${text.replace(/^[^"]*/, '').length - 2}_KcE`;
  if (kind === 'char') return `c${text.replace(/^[^']*'|'$/g, '').codePointAt(0)}`;
  if (text === 'true' || text === 'false') return `L${text === 'true' ? 1 : 0}E`;
  if (text === 'nullptr') return 'LDnE';
  return text === 'this' ? 'fpT' : undefined;
}

function postfixId(parser: CppParser, before: string): string {
  let id = before;
  for (;;) {
    if (parser.skip('.')) id = `dt${id}${nameId(nestedName(parser))}`;
    else if (parser.skip('->')) id = `pt${id}${nameId(nestedName(parser))}`;
    else if (parser.skip('[')) {
      id = `ix${id}${expressionId(parser, { isArgument: false })}`;
      parser.expect(']');
    } else if (parser.skip('(')) id = `cl${id}${argumentIds(parser)}E`;
    else return id;
  }
}

function argumentIds(parser: CppParser): string {
  let ids = '';
  while (!parser.skip(')')) {
    if (ids !== '') parser.expect(',');
    const id = expressionId(parser, { isArgument: false });
    ids += parser.skip('...') ? `sp${id}` : id;
  }
  return ids;
}
