import { objectName } from '../../../literate/domains/object-query.ts';
import type { Target } from '../../../literate/nodes.ts';
import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { text } from '../directives/option-types.ts';
import { linesPosition, linesText } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { hasOption, objectDirective, type ReadSignature } from './object-directive.ts';
import { addParameters } from './python-parameters.ts';
import type { SignatureParts } from './signature-parts.ts';

/** Names of directives that describe things of JavaScript. */
export const JS_OBJECTS: readonly string[] = ['function', 'method', 'class', 'data', 'attribute'];

const CALLED: ReadonlySet<string> = new Set(['function', 'method', 'class']);

/** Makes a directive of JavaScript's domain by its name. */
export function jsObject(kind: string): DirectiveDefinition {
  return objectDirective({ domain: 'js', kind, read: (text, parts, call) => read(kind, text, parts, call) });
}

function read(kind: string, text: string, parts: SignatureParts, call: DirectiveCall): ReadSignature {
  const { jsModule: module, jsObject: around } = call.context.state.scope;
  const { member, list } = apart(text);
  const dot = member.lastIndexOf('.');
  const own = member.slice(dot + 1);
  const owner = [around, dot < 0 ? undefined : member.slice(0, dot)].filter(part => part !== undefined).join('.');
  const name = owner === '' ? own : `${owner}.${own}`;
  const full = module === undefined ? name : `${module}.${name}`;
  const words = ['async', 'static'].filter(option => hasOption(call, option));
  for (const word of [...words, ...(kind === 'class' ? ['class'] : [])]) parts.part('k', word).text(' ');
  const before = owner || module;
  if (before) parts.part('sig-prename descclassname', `${before}.`);
  parts.part('sig-name descname', own);
  if (CALLED.has(kind)) addParameters(parts, list, {});
  const index = indexText(kind, name, owner);
  return {
    described: [{ name: full, id: sphinxId(full), index: index === '' ? [] : [{ kind: 'single', value: index }] }],
    scope: { jsObject: kind === 'class' ? name : owner || undefined },
  };
}

function apart(text: string): { readonly member: string; readonly list: string } {
  const open = text.endsWith(')') ? text.indexOf('(') : -1;
  return open < 0 ? { member: text, list: '' } : { member: text.slice(0, open).trim(), list: text.slice(open + 1, -1) };
}

/** What an index says of a thing, as Sphinx words it; nothing of a method, whose class is there. */
function indexText(kind: string, name: string, owner: string): string {
  if (kind === 'function') return owner === '' ? `${name}() (built-in function)` : `${name}() (${owner} method)`;
  if (kind === 'class') return `${name}() (class)`;
  if (kind === 'data') return `${name} (global variable or constant)`;
  if (kind === 'method') return `${name}() (${owner} method)`;
  return `${name} (${owner} attribute)`;
}

/** `js:module`: a module, of which what follows speaks. */
export const jsModule: DirectiveDefinition = {
  arguments: [1, 1],
  options: { 'no-index': text, noindex: text, 'no-contents-entry': text, 'no-typesetting': text },
  content: true,
  run(call) {
    const name = linesText(call.argument).trim();
    const { state, parse } = call.context;
    state.scope = { ...state.scope, jsModule: name };
    const place: Target = {
      type: 'target',
      names: [],
      ...(!hasOption(call, 'no-index', 'noindex') && {
        id: sphinxId(`module-${name}`),
        objects: [{ namespace: 'object', name: objectName({ domain: 'js', kind: 'module', name }) }],
        index: [{ kind: 'single', value: `${name} (module)` }],
      }),
      children: [],
      data: { hName: 'span', argument: name },
      position: linesPosition(call.source.filter(line => !call.content.includes(line))),
    };
    return [place, ...parse(call.content)];
  },
};
