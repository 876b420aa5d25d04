import type { DocumentState } from '../context.ts';
import { classDirective } from '../directives/class.ts';
import type { DirectiveDefinition } from '../directives/definition.ts';
import { containerDirective } from '../directives/generic.ts';
import { linesText } from '../text/line.ts';
import { aliasDirective } from './alias.ts';
import { AUTODOC } from './autodoc.ts';
import { C_OBJECTS, cObject } from './c.ts';
import { C_NAMESPACES } from './c-namespace.ts';
import { CPP_NAMESPACES } from './cpp/namespaces.ts';
import { CPP_OBJECTS, cppObject } from './cpp/objects.ts';
import { JS_OBJECTS, jsModule, jsObject } from './javascript.ts';
import { pythonModule, pythonObject } from './python.ts';
import { PYTHON_NOTES } from './python-notes.ts';
import { rstDirective, rstDirectiveOption, rstRole } from './rst-objects.ts';
import { GENERIC_OBJECTS, genericObject, option, plainObject, program } from './standard.ts';

const PYTHON_OBJECTS = [
  ...['function', 'class', 'method', 'classmethod', 'staticmethod', 'attribute', 'property', 'data', 'exception'],
  ...['decorator', 'decoratormethod', 'type', 'coroutinefunction', 'coroutinemethod', 'awaitablefunction'],
  ...['awaitablemethod', 'abstractmethod'],
];

/** `py:currentmodule`: the module of which what follows speaks. */
const currentModule: DirectiveDefinition = {
  arguments: [1, 1],
  run(call) {
    const { state } = call.context;
    const name = linesText(call.argument).trim();
    state.scope = { ...state.scope, module: name === 'None' ? undefined : name };
    return [containerDirective(call, [])];
  },
};

/** `default-domain`: the domain of directives and roles that name none. */
const defaultDomain: DirectiveDefinition = {
  arguments: [1, 1],
  run(call) {
    const { state } = call.context;
    state.scope = { ...state.scope, domain: linesText(call.argument).trim().toLowerCase() };
    return [containerDirective(call, [])];
  },
};

const DOMAINS: Readonly<Record<string, ReadonlyMap<string, DirectiveDefinition>>> = {
  py: new Map([
    ...PYTHON_OBJECTS.map((name): [string, DirectiveDefinition] => [name, pythonObject(name)]),
    ['module', pythonModule],
    ['currentmodule', currentModule],
    ...AUTODOC,
  ]),
  c: new Map([
    ...C_OBJECTS.map((name): [string, DirectiveDefinition] => [name, cObject(name)]),
    ...C_NAMESPACES,
    ['alias', aliasDirective('c')],
  ]),
  cpp: new Map([
    ...CPP_OBJECTS.map((name): [string, DirectiveDefinition] => [name, cppObject(name)]),
    ...CPP_NAMESPACES,
    ['alias', aliasDirective('cpp')],
  ]),
  js: new Map([
    ...JS_OBJECTS.map((name): [string, DirectiveDefinition] => [name, jsObject(name)]),
    ['module', jsModule],
  ]),
  rst: new Map([
    ['directive', rstDirective],
    ['directive:option', rstDirectiveOption],
    ['role', rstRole],
  ]),
  std: new Map([
    ...GENERIC_OBJECTS.map((name): [string, DirectiveDefinition] => [name, genericObject(name)]),
    ['option', option],
    ['cmdoption', option],
    ['program', program],
    ...PYTHON_NOTES,
  ]),
};

const GENERAL: ReadonlyMap<string, DirectiveDefinition> = new Map([
  ['describe', plainObject('describe')],
  ['object', plainObject('object')],
  ['default-domain', defaultDomain],
]);

/**
 * The directive of a domain: by `domain:name`, or by its name alone where the domain is the document's own. Of the two directives that are
 * called `class`, that of Python is meant where its argument cannot be names of classes for a page, or a module is spoken of.
 *
 * @param argument the text after the marker
 * @param objects directives of the configuration
 */
export function domainDirective(
  written: string,
  argument: string,
  { scope }: Pick<DocumentState, 'scope'>,
  objects: Readonly<Record<string, string>> = {},
): DirectiveDefinition | undefined {
  const name = written.toLowerCase();
  if (Object.hasOwn(objects, name)) return genericObject(name);
  const colon = name.indexOf(':');
  if (colon > 0) return DOMAINS[name.slice(0, colon)]?.get(name.slice(colon + 1));
  const domain = scope.domain ?? 'py';
  const found = DOMAINS[domain]?.get(name) ?? DOMAINS.std?.get(name) ?? GENERAL.get(name);
  if (name !== 'class' || found === undefined || scope.domain === 'py') return found;
  return namesClasses(argument.trim(), scope) ? classDirective : found;
}

/** Things of languages that pylit knows only by name: they are shown, and nothing leads to them. */
export function foreignDirective(written: string): DirectiveDefinition | undefined {
  const [domain, kind] = written.toLowerCase().split(':');
  return domain !== undefined && kind !== undefined && FOREIGN.has(domain) ? plainObject(kind, domain) : undefined;
}

const FOREIGN: ReadonlySet<string> = new Set(['php', 'rb', 'go', 'rust', 'java', 'cs']);

/** Whether an argument of `class` is names of classes for a page, as docutils has them. */
function namesClasses(argument: string, { module, class: around }: DocumentState['scope']): boolean {
  if (!/^[\w\s-]*$/.test(argument)) return false;
  if (/\s/.test(argument)) return true;
  return module === undefined && around === undefined && !/[A-Z_]/.test(argument);
}
