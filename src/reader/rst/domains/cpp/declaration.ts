import { expressionId } from './expressions.ts';
import { type NamePart, nestedId } from './mangling.ts';
import { type NestedName, nameText, nestedName } from './names.ts';
import type { CppParser } from './parser.ts';
import { reading } from './reading.ts';
import { type TemplatePrefix, templatePrefix } from './templates.ts';
import {
  attribute,
  declarator,
  initializer,
  type Parameters,
  parameterList,
  specifiers,
  typeBefore,
  typeId,
} from './types.ts';

/** A declaration of C++ as far as names and references need it. */
export interface CppDeclaration {
  /** The name as it is declared, without what is around it. */
  readonly name: string;
  /** Names of its parameters, and of those of its template. */
  readonly parameters: readonly string[];
  readonly templateParameters: readonly string[];
  /** What tells it from others of its name; empty where nothing does. */
  readonly overload: string;
  /** `type`: whether it is `using x = y`, `typedef x y`, or a name alone. */
  readonly form: 'using' | 'typedef' | 'name' | undefined;
  /** Its tokens, with marks of what they are. */
  readonly parser: CppParser;
  /** The index of the token behind `template<…>`. */
  readonly start: number;
  /** The id that Sphinx gives it, within what is around it. */
  readonly idWithin: (around: readonly NamePart[]) => string;
}

/** What is read behind `template<…>`. */
interface Core {
  readonly name: NestedName;
  readonly parameters?: Parameters | undefined;
  /** Of what a function returns. */
  readonly returned?: string;
  readonly form?: CppDeclaration['form'];
  /** Of the `requires` at the end. */
  readonly requires?: string | undefined;
}

/**
 * Reads a declaration.
 *
 * @param kind `class`, `function`, `member`, `type`, `enum`, `enumerator`, `union` or `concept`
 * @returns undefined where the text is none that can be read
 */
export function cppDeclaration(kind: string, text: string): CppDeclaration | undefined {
  return reading(text, parser => {
    parser.skip('public', 'protected', 'private');
    const template = templatePrefix(parser);
    const start = parser.at;
    const core = (READERS[kind] ?? NAMED)(parser);
    parser.skip(';');
    if (parser.token) parser.fail();
    return described(parser, start, template, core);
  });
}

function described(parser: CppParser, start: number, template: TemplatePrefix | undefined, core: Core): CppDeclaration {
  const { parameters } = core;
  const returned = template === undefined ? '' : (core.returned ?? '');
  const both = template?.requires !== undefined && template.requires !== '' && core.requires !== undefined;
  const condition = `${both ? 'aa' : ''}${template?.requires ?? ''}${core.requires ?? ''}`;
  const before = `${template?.id ?? ''}${condition === '' ? '' : `IQ${condition}E`}`;
  return {
    name: nameText(core.name),
    parameters: parameters?.names ?? [],
    templateParameters: template?.names ?? [],
    overload: parameters ? `(${parameters.id})${parameters.modifiers}${before}` : '',
    form: core.form,
    parser,
    start,
    idWithin: around =>
      `_CPPv4${before}${nestedId([...around, ...core.name.parts], parameters?.modifiers)}${returned}${parameters?.id ?? ''}`,
  };
}

const NAMED = (parser: CppParser): Core => ({ name: declared(parser) });

const READERS: Readonly<Record<string, (parser: CppParser) => Core>> = {
  class: classDeclaration,
  enum: enumDeclaration,
  enumerator: enumeratorDeclaration,
  function: functionDeclaration,
  member: memberDeclaration,
  type: typeDeclaration,
};

function declared(parser: CppParser): NestedName {
  while (attribute(parser));
  return nestedName(parser, 'declared');
}

/** `Foo final : public Base<int>, virtual Other...`. */
function classDeclaration(parser: CppParser): Core {
  const name = declared(parser);
  parser.skip('final');
  if (!parser.skip(':')) return { name };
  do {
    while (parser.skip('public', 'protected', 'private', 'virtual'));
    nestedName(parser);
    parser.skip('...');
  } while (parser.skip(','));
  return { name };
}

function enumDeclaration(parser: CppParser): Core {
  const name = declared(parser);
  if (parser.skip(':')) typeId(parser, { isBare: true });
  return { name };
}

function enumeratorDeclaration(parser: CppParser): Core {
  const name = declared(parser);
  while (attribute(parser));
  if (parser.skip('=')) initializer(parser, []);
  return { name };
}

function functionDeclaration(parser: CppParser): Core {
  const core = parser.attempt(() => withType(parser)) ?? withoutType(parser);
  const trailing = parser.skip('->') ? typeId(parser, { isBare: false }).id : undefined;
  const requires = parser.skip('requires') ? expressionId(parser, { isArgument: false }) : undefined;
  while (parser.skip('override', 'final'));
  if (parser.skip('=') && !parser.skip('0', 'default', 'delete')) parser.fail();
  return { ...core, ...(trailing !== undefined && { returned: core.around + trailing }), requires };
}

interface FunctionCore extends Core {
  /** Of pointers and references to what is returned. */
  readonly around: string;
}

function withType(parser: CppParser): FunctionCore {
  const before = typeBefore(parser) ?? parser.fail();
  const { name, parameters, returned } = declarator(parser, 'declared');
  if (!name || !parameters) parser.fail();
  return { name, parameters, returned: returned + before.id, around: returned };
}

/** Constructors, destructors, and operators that convert. */
function withoutType(parser: CppParser): FunctionCore {
  specifiers(parser, new Set());
  const name = nestedName(parser, 'declared');
  return { name, parameters: parameterList(parser), returned: '', around: '' };
}

function memberDeclaration(parser: CppParser): Core {
  const core = typed(parser);
  if (parser.skip(':')) initializer(parser, ['=']);
  if (parser.skip('=')) initializer(parser, []);
  else if (parser.is('{')) parser.passBrackets();
  return core;
}

function typed(parser: CppParser): Core {
  if (!typeBefore(parser)) parser.fail();
  const { name } = declarator(parser, 'declared');
  return { name: name ?? parser.fail() };
}

function typeDeclaration(parser: CppParser): Core {
  const using = parser.attempt((): Core => {
    const name = declared(parser);
    if (!parser.token) return { name, form: 'name' };
    parser.expect('=');
    typeId(parser, { isBare: false });
    return { name, form: 'using' };
  });
  return using ?? { ...typed(parser), form: 'typedef' };
}
