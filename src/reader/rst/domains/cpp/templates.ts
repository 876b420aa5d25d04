import { expressionId } from './expressions.ts';
import { identifierId } from './mangling.ts';
import { nameId, nameText, nestedName } from './names.ts';
import type { CppParser } from './parser.ts';
import { declarator, initializer, typeBefore } from './types.ts';

/** `template<…>` before a declaration, once or more often. */
export interface TemplatePrefix {
  readonly id: string;
  /** Of the `requires` behind the last list, without its frame. */
  readonly requires: string;
  readonly names: readonly string[];
  /** Index of the token behind it. */
  readonly end: number;
}

/** Reads what says that a declaration is a template; undefined where it is none. */
export function templatePrefix(parser: CppParser): TemplatePrefix | undefined {
  let id = '';
  let requires = '';
  const names: string[] = [];
  while (parser.skip('template')) {
    if (requires !== '') id += `IQ${requires}E`;
    id += templateParameters(parser, names);
    requires = parser.skip('requires') ? expressionId(parser, { isArgument: false }) : '';
  }
  if (id === '') id = parser.attempt(() => introduction(parser, names)) ?? '';
  return id === '' ? undefined : { id, requires, names, end: parser.at };
}

/** `std::Iterator{It}`: a concept with names for what it is about. */
function introduction(parser: CppParser, names: string[]): string {
  const concept = nameId(nestedName(parser));
  parser.expect('{');
  let kinds = '';
  let given = '';
  do {
    kinds += parser.skip('...') ? 'Dp' : '0';
    const { token } = parser;
    if (token?.kind !== 'name') parser.fail();
    parser.at += 1;
    parser.mark(parser.at - 1, 'parameter');
    names.push(token.text);
    given += (kinds.endsWith('p') ? 'sp' : '') + identifierId(token.text);
  } while (parser.skip(','));
  parser.expect('}');
  return `I${kinds}EX${concept}I${given}EE`;
}

function templateParameters(parser: CppParser, names: string[]): string {
  return parser.deeper(() => {
    parser.expect('<');
    let id = '';
    while (!parser.skip('>')) {
      if (id !== '') parser.expect(',');
      id += parser.attempt(() => typeParameter(parser, names)) ?? valueParameter(parser, names);
    }
    return `I${id}E`;
  });
}

/** `typename... T = int`, `template<typename> class C`. */
function typeParameter(parser: CppParser, names: string[]): string {
  let id = '';
  while (parser.skip('template')) id += templateParameters(parser, []);
  if (!parser.skip('typename', 'class')) parser.fail();
  id += parser.skip('...') ? 'Dp' : '0';
  const { token } = parser;
  if (token?.kind === 'name') {
    parser.at += 1;
    parser.mark(parser.at - 1, 'parameter');
    names.push(token.text);
  }
  if (parser.skip('=')) initializer(parser, [',', '>']);
  if (!parser.is(',', '>')) parser.fail();
  return id;
}

/** `int N = 3`, `std::integral T`. */
function valueParameter(parser: CppParser, names: string[]): string {
  const before = typeBefore(parser) ?? parser.fail();
  const declared = declarator(parser, 'parameter');
  if (declared.name) names.push(nameText(declared.name));
  const isPack = parser.skip('...');
  if (parser.skip('=')) initializer(parser, [',', '>']);
  return `_${isPack ? 'Dp' : ''}${declared.typeId(before.id)}`;
}
