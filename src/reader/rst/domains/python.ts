import type { ModuleEntry } from '../../../literate/document.ts';
import { objectName } from '../../../literate/domains/object-query.ts';
import type { Target } from '../../../literate/nodes.ts';
import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { text } from '../directives/option-types.ts';
import { linesPosition, linesText } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { hasOption, type ObjectType, objectDirective } from './object-directive.ts';

import { indexText } from './python-index.ts';
import { addAnnotation, addParameters } from './python-parameters.ts';
import { type PythonSignature, pythonSignature } from './python-signature.ts';
import type { Scope } from './scope.ts';
import type { SignatureParts } from './signature-parts.ts';

/** What the directives of Python describe, where that is not their own name. */
const KINDS: Readonly<Record<string, string>> = {
  decorator: 'function',
  decoratormethod: 'method',
  classmethod: 'method',
  staticmethod: 'method',
  coroutinefunction: 'function',
  coroutinemethod: 'method',
  awaitablefunction: 'function',
  awaitablemethod: 'method',
  abstractmethod: 'method',
};

const CALLED = new Set(['function', 'method', 'classmethod', 'staticmethod']);
const NESTING = new Set(['class', 'exception']);

/** Makes a directive of Python's domain by its name. */
export function pythonObject(name: string): DirectiveDefinition {
  const kind = KINDS[name] ?? name;
  const type: ObjectType = {
    domain: 'py',
    kind,
    read: (text, parts, call) => readPython(name, kind, text, parts, call),
  };
  return objectDirective(type);
}

/** Reads a signature, as the directive of a name has it. */
export function readPython(name: string, kind: string, written: string, parts: SignatureParts, call: DirectiveCall) {
  const signature = pythonSignature(written);
  if (!signature) return undefined;
  const scope = call.context.state.scope;
  // An empty option says that there is no module.
  const module = (call.options.module ?? scope.module) || undefined;
  const named = fullName(signature, scope.class);
  const isDecorator = name.startsWith('decorator');
  const words = prefixWords(name, kind, call).join(' ');
  if (words !== '') parts.part('property', words, 'em').text(' ');
  if (isDecorator) parts.part('sig-prename descclassname', '@');
  const isInModule = scope.class === undefined && module !== undefined && signature.prefix === '';
  parts.part('sig-prename descclassname', isInModule ? `${module}.` : named.shownPrefix);
  parts.part('sig-name descname', signature.name);
  addRest(parts, signature, !isDecorator && CALLED.has(kind), { ...scope, module });
  addOptions(parts, call, { ...scope, module });
  const full = module === undefined ? named.name : `${module}.${named.name}`;
  const index = indexText({ kind: indexKind(name, kind, call), module, name: named.name });
  const around = NESTING.has(kind) ? named.name : named.around;
  return {
    described: [
      {
        name: full,
        alias: call.options.canonical,
        id: sphinxId(full),
        index: [{ kind: 'single' as const, value: index }],
      },
    ],
    scope: {
      class: around,
      ...(call.options.module !== undefined && { module }),
    },
  };
}

/** The name in the module; what of the prefix is shown; and the class that the body is about. */
function fullName({ prefix, name }: PythonSignature, around: string | undefined) {
  if (around === undefined)
    return { name: prefix + name, shownPrefix: prefix, around: prefix === '' ? undefined : prefix.replace(/\.$/, '') };
  if (prefix.startsWith(`${around}.`)) {
    const rest = prefix.slice(around.length).replace(/^\.+/, '');
    return { name: prefix + name, shownPrefix: rest, around };
  }
  return { name: `${around}.${prefix}${name}`, shownPrefix: prefix, around };
}

/** What the index calls a thing: of methods it says whose they are. */
function indexKind(name: string, kind: string, call: DirectiveCall): string {
  if (kind !== 'method') return kind;
  return ['classmethod', 'staticmethod'].find(each => name === each || hasOption(call, each)) ?? kind;
}

/** What is said before the name. */
function prefixWords(name: string, kind: string, call: DirectiveCall): string[] {
  const has = (...names: string[]) => hasOption(call, ...names);
  return [
    ...(has('final') ? ['final'] : []),
    ...(has('abstractmethod') || name === 'abstractmethod' ? ['abstract'] : []),
    ...(has('async') || name.startsWith('coroutine') ? ['async'] : []),
    ...(name.startsWith('awaitable') ? ['awaitable'] : []),
    ...(name === 'classmethod' || has('classmethod') ? ['classmethod'] : []),
    ...(name === 'staticmethod' || has('staticmethod') ? ['static'] : []),
    ...(NESTING.has(kind) || kind === 'property' || kind === 'type' ? [kind] : []),
  ];
}

function addRest(parts: SignatureParts, signature: PythonSignature, isCalled: boolean, scope: Scope): void {
  const { types, parameters, returns } = signature;
  if (types !== undefined) parts.part('sig-types', `[${types}]`);
  if (parameters !== undefined && parameters !== '') addParameters(parts, parameters, scope);
  else if (parameters !== undefined || isCalled) parts.part('sig-paren', '()');
  if (returns !== undefined) parts.text(' → ').group('sig-return', inner => addAnnotation(inner, returns, scope));
}

function addOptions(parts: SignatureParts, { options }: DirectiveCall, scope: Scope): void {
  const { type, value, annotation } = options;
  if (type) parts.text(': ').group('property', inner => addAnnotation(inner, type, scope), 'em');
  if (value) parts.text(' = ').part('property', value, 'em');
  if (annotation) parts.text(' ').part('property', annotation, 'em');
}

/** `module`: a module, of which what follows speaks. */
export const pythonModule: DirectiveDefinition = {
  arguments: [1, 1],
  options: Object.fromEntries(
    [
      'platform',
      'synopsis',
      'no-index',
      'noindex',
      'no-index-entry',
      'no-contents-entry',
      'deprecated',
      'no-typesetting',
    ].map(name => [name, text]),
  ),
  content: true,
  run(call) {
    const name = linesText(call.argument).trim();
    const { state, parse } = call.context;
    state.scope = { ...state.scope, module: name };
    const head = call.source.filter(line => !call.content.includes(line));
    const place: Target = {
      type: 'target',
      names: [],
      ...(!hasOption(call, 'no-index', 'noindex') && {
        id: sphinxId(`module-${name}`),
        objects: [{ namespace: 'object', name: objectName({ domain: 'py', kind: 'module', name }) }],
      }),
      ...(!hasOption(call, 'no-index', 'noindex', 'no-index-entry', 'noindexentry') && {
        index: [{ kind: 'pair', value: `module; ${name}`, module: moduleEntry(name, call) }],
      }),
      children: [],
      data: { hName: 'span', argument: name },
      position: linesPosition(head),
    };
    return [place, ...parse(call.content)];
  },
};

function moduleEntry(name: string, { options }: DirectiveCall): ModuleEntry {
  const { synopsis, platform, deprecated } = options;
  return {
    name,
    ...(synopsis && { synopsis: synopsis.trim() }),
    ...(platform && { platform: platform.trim() }),
    ...(deprecated !== undefined && { deprecated: true }),
  };
}
