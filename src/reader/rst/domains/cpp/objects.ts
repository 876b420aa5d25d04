import type { DirectiveCall, DirectiveDefinition } from '../../directives/definition.ts';
import { type Described, objectDirective, type ReadSignature } from '../object-directive.ts';
import type { SignatureParts } from '../signature-parts.ts';
import { type CppDeclaration, cppDeclaration } from './declaration.ts';
import type { NamePart } from './mangling.ts';
import { nestedName } from './names.ts';
import { addCppTokens } from './parts.ts';
import { reading } from './reading.ts';

/** Directives of C++'s domain, and what the things are that they describe. */
const KINDS: Readonly<Record<string, string>> = {
  class: 'class',
  struct: 'class',
  union: 'union',
  function: 'function',
  member: 'member',
  var: 'member',
  type: 'type',
  concept: 'concept',
  enum: 'enum',
  'enum-struct': 'enum',
  'enum-class': 'enum',
  enumerator: 'enumerator',
};

/** Words that stand before what is declared, by directive. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ class: 'class', struct: 'struct', union: 'union', enum: 'enum', concept: 'concept', enumerator: 'enumerator' },
  ...{ 'enum-struct': 'enum struct', 'enum-class': 'enum class' },
};

/** Words of the forms of `type`. */
const FORMS = { using: 'using', typedef: 'typedef', name: 'type' } as const;

/** Names of directives that describe things of C++. */
export const CPP_OBJECTS: readonly string[] = Object.keys(KINDS);

/** Makes a directive of C++'s domain by its name. */
export function cppObject(directive: string): DirectiveDefinition {
  const kind = KINDS[directive] ?? directive;
  return objectDirective({
    domain: 'cpp',
    kind,
    read: (text, parts, call) => read(directive, kind, text, parts, call),
  });
}

function read(
  directive: string,
  kind: string,
  text: string,
  parts: SignatureParts,
  call: DirectiveCall,
): ReadSignature | undefined {
  const declaration = cppDeclaration(kind, text.replace(kind === 'type' ? /^typedef\s+/ : /^$/, ''));
  if (!declaration) return undefined;
  const { cpp: around, cppEnum } = call.context.state.scope;
  const name = around === undefined ? declaration.name : `${around}::${declaration.name}`;
  addSignature(parts, directive, declaration, name);
  return {
    described: describedBy(declaration, { directive, kind, name, around, isInEnum: cppEnum === true }),
    scope: { cpp: name, cppEnum: directive === 'enum' },
  };
}

function addSignature(parts: SignatureParts, directive: string, declaration: CppDeclaration, scope: string): void {
  const { parser, start, form } = declaration;
  const word = form === undefined ? WORDS[directive] : FORMS[form];
  addCppTokens(parts, parser, { from: 0, to: start, scope });
  if (start > 0) parts.text(' ');
  if (word !== undefined) parts.part('k', word).text(' ');
  addCppTokens(parts, parser, { from: start, to: parser.tokens.length, scope });
}

interface Place {
  readonly directive: string;
  readonly kind: string;
  /** The whole name. */
  readonly name: string;
  readonly around: string | undefined;
  readonly isInEnum: boolean;
}

function describedBy(declaration: CppDeclaration, { directive, kind, name, around, isInEnum }: Place): Described[] {
  const { overload } = declaration;
  const index = `${name} (C++ ${['struct', 'var'].includes(directive) ? directive : kind})`;
  const isListed = kind === 'enumerator' && isInEnum && around !== undefined;
  const names = [
    // Of several functions of one name, references without parameters lead to the first.
    ...(overload === '' ? [] : [{ kind, name }]),
    // What has no name is passed over by references.
    ...(name.includes('@') ? [{ kind, name: withoutAnonymous(name) }].filter(each => each.name !== '') : []),
    // What an enum lists is known outside of it.
    ...(isListed ? [{ kind, name: outer(around, declaration.name) }] : []),
    ...declaration.templateParameters.map(each => ({ kind: 'templateParam', name: `${name}::${each}` })),
    ...declaration.parameters.map(each => ({ kind: 'functionParam', name: `${name}::${each}` })),
  ];
  return [
    {
      name: overload === '' ? name : `${name} ${overload}`,
      id: declaration.idWithin(around === undefined ? [] : partsOf(around)),
      index: [{ kind: 'single', value: index }],
      others: names,
    },
  ];
}

function outer(around: string, own: string): string {
  const parts = partsOf(around).map(part => part.text);
  return [...parts.slice(0, -1), own].join('::');
}

function withoutAnonymous(name: string): string {
  const parts = partsOf(name).map(part => part.text);
  return parts.filter(part => !part.startsWith('@')).join('::');
}

/** The parts of a whole name, which `::` parts where it is in no brackets. */
function partsOf(name: string): readonly NamePart[] {
  return reading(name, parser => nestedName(parser, undefined).parts) ?? [{ text: name, id: `${name.length}${name}` }];
}
