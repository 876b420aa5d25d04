import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { ObjectContent, ObjectDescription, ObjectSignature } from '../../../literate/domains/nodes.ts';
import { objectName } from '../../../literate/domains/object-query.ts';
import type { Target } from '../../../literate/nodes.ts';
import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { text } from '../directives/option-types.ts';
import { linesPosition } from '../text/line.ts';
import { type Scope, within } from './scope.ts';
import { SignatureParts } from './signature-parts.ts';
import { writtenSignatures } from './written-signature.ts';

/** A thing that a signature describes. */
export interface Described {
  /** `shelve.Shelf.sync`, `PyTypeObject.tp_name`, `git-commit --all`. */
  readonly name: string;
  /** Another name of it. */
  readonly alias?: string | undefined;
  /** What else is found at its place: other names, and things that are parts of it. */
  readonly others?: readonly { readonly kind: string; readonly name: string }[];
  /** The id that Sphinx gives it. */
  readonly id: string;
  readonly index: NonNullable<Target['index']>;
}

/** What a signature says beside what is shown of it. */
export interface ReadSignature {
  readonly described: readonly Described[];
  /** What is around the body of the description. */
  readonly scope?: Partial<Scope>;
}

/** What kind of things a directive describes, and how their signatures are read. */
export interface ObjectType {
  readonly domain: string;
  readonly kind: string;
  /** Of several signatures, the body is about the first and not about the last. */
  readonly isFirstAround?: true;
  /** Adds what is shown to `parts`; undefined where the text is no signature of such a thing, which then is shown as it is. */
  readonly read: (text: string, parts: SignatureParts, call: DirectiveCall) => ReadSignature | undefined;
}

/** Options of all descriptions, with what Sphinx called them before. */
const OPTIONS: NonNullable<DirectiveDefinition['options']> = Object.fromEntries(
  [
    ...[
      'no-index',
      'noindex',
      'no-index-entry',
      'noindexentry',
      'no-contents-entry',
      'nocontentsentry',
      'no-typesetting',
    ],
    ...[
      'module',
      'canonical',
      'abstractmethod',
      'async',
      'classmethod',
      'staticmethod',
      'final',
      'type',
      'value',
      'property',
    ],
    ...['annotation', 'single-line-parameter-list', 'alias', 'maxdepth', 'noroot', 'default'],
  ].map(name => [name, text]),
);

/** Makes the directive that describes things of one kind. */
export function objectDirective(type: ObjectType): DirectiveDefinition {
  return {
    arguments: [1, 1],
    longArgument: true,
    options: OPTIONS,
    content: true,
    run: call => [description(call, type)],
  };
}

/** Nobody writes a longer signature. */
const LONGEST = 10_000;

function description(call: DirectiveCall, type: ObjectType): ObjectDescription {
  const { state, parse } = call.context;
  const signatures: ObjectSignature[] = [];
  const names = new Set<string>();
  let scope: Partial<Scope> = {};
  for (const { text: written, lines } of writtenSignatures(call)) {
    const position = linesPosition(lines);
    const parts = new SignatureParts(position);
    const read = written.length > LONGEST ? undefined : type.read(written, parts, call);
    if (!read) parts.part('sig-name descname', written);
    if (read?.scope && !(type.isFirstAround && signatures.length > 0)) scope = read.scope;
    // A second signature of a thing is no second thing.
    const described = (read?.described ?? []).filter(({ name }) => !names.has(name));
    for (const { name } of described) names.add(name);
    signatures.push({
      type: 'objectSignature',
      children: inPlaces(call, type, described, parts.nodes, position),
      data: { hName: 'dt', hProperties: { className: ['sig', 'sig-object', type.domain] } },
      position,
    });
  }
  const inner = { ...state.scope, ...scope };
  const body = within(state, scope, () => parse(call.content));
  const content: ObjectContent = {
    type: 'objectContent',
    children: body,
    data: { hName: 'dd' },
    ...(call.content.length > 0 && { position: linesPosition(call.content) }),
  };
  return {
    type: 'objectDescription',
    domain: type.domain,
    kind: type.kind,
    ...(inner.module !== undefined && { module: inner.module }),
    ...(inner.class !== undefined && { scope: inner.class }),
    children: body.length > 0 ? [...signatures, content] : signatures,
    data: { hName: 'dl', hProperties: { className: [type.domain, directiveClass(call)] } },
    position: linesPosition(call.source),
  };
}

/** The directive's name without its domain, as a class. */
function directiveClass({ name }: DirectiveCall): string {
  return name
    .toLowerCase()
    .replace(/^[^:]*:/, '')
    .replace(/[^\w-]+/g, '-');
}

/** Puts what is shown into the place of what it describes; the places of its other names are at its beginning. */
function inPlaces(
  call: DirectiveCall,
  type: ObjectType,
  described: readonly Described[],
  shown: PhrasingContent[],
  position: Position,
): PhrasingContent[] {
  const [first, ...others] = hasOption(call, 'no-index', 'noindex') ? [] : described;
  if (!first) return shown;
  const isListed = !hasOption(call, 'no-index-entry', 'noindexentry');
  const place = (one: Described, children: PhrasingContent[]): Target => ({
    type: 'target',
    names: [],
    // Sphinx counts what it cannot name.
    id: one.id === '' ? 'id0' : one.id,
    objects: [
      { namespace: 'object', name: objectName({ ...type, name: one.name }) },
      ...(one.alias
        ? [{ namespace: 'object' as const, name: objectName({ ...type, name: one.alias }), alias: true as const }]
        : []),
      ...(one.others ?? []).map(({ kind, name }) => ({
        namespace: 'object' as const,
        name: objectName({ domain: type.domain, kind, name }),
        alias: true as const,
      })),
    ],
    ...(isListed && one.index.length > 0 && { index: one.index }),
    children,
    data: { hName: 'span' },
    position,
  });
  return [place(first, [...others.map(other => place(other, [])), ...shown])];
}

/** Whether an option is given, under any of its names. */
export function hasOption({ options }: Pick<DirectiveCall, 'options'>, ...names: readonly string[]): boolean {
  return names.some(name => options[name] !== undefined);
}
