import type { RootContent } from 'mdast';
import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { objectDirective } from './object-directive.ts';
import { readPython } from './python.ts';
import { pythonSignature } from './python-signature.ts';

/** Directives of Sphinx's autodoc, and what they describe. */
const KINDS: Readonly<Record<string, string>> = {
  autofunction: 'function',
  autoclass: 'class',
  autoexception: 'exception',
  automethod: 'method',
  autoattribute: 'attribute',
  autoproperty: 'property',
  autodata: 'data',
  autodecorator: 'decorator',
};

const CALLED = new Set(['function', 'method']);

/**
 * Directives that take descriptions out of a program, which would have to be run. So only what their names say is described, and what
 * the document itself adds: references lead there.
 */
export const AUTODOC: readonly (readonly [string, DirectiveDefinition])[] = [
  ...Object.entries(KINDS).map(([name, kind]): [string, DirectiveDefinition] => [name, noted(described(name, kind))]),
  ['automodule', noted(describedModule())],
];

function described(name: string, kind: string): DirectiveDefinition {
  return objectDirective({
    domain: 'py',
    kind: kind === 'decorator' ? 'function' : kind,
    read(text, parts, call) {
      const { module, rest } = placed(text, call);
      const isWritten = pythonSignature(rest)?.parameters !== undefined;
      const shown = CALLED.has(kind) && !isWritten ? `${rest}(…)` : rest;
      const options = { ...call.options, ...(module !== undefined && { module }) };
      return readPython(kind, kind === 'decorator' ? 'function' : kind, shown, parts, { ...call, name, options });
    },
  });
}

/** A module of which something would be said; what follows speaks of it, too. */
function describedModule(): DirectiveDefinition {
  const directive = objectDirective({
    domain: 'py',
    kind: 'module',
    read(name, parts) {
      parts.part('property', 'module', 'em').text(' ').part('sig-name descname', name);
      const index = [{ kind: 'pair' as const, value: `module; ${name}` }];
      return { described: [{ name, id: sphinxId(`module-${name}`), index }], scope: { module: name } };
    },
  });
  return {
    ...directive,
    run(call) {
      const made = directive.run(call);
      const { state } = call.context;
      state.scope = { ...state.scope, module: linesText(call.argument).trim() };
      return made;
    },
  };
}

/** The module that a full name begins with: the one at hand, what stands before `::`, or its parts in small letters but for the last. */
function placed(text: string, { context }: DirectiveCall): { module?: string | undefined; rest: string } {
  const { module, class: around } = context.state.scope;
  const [, written, within] = /^([\w.]+)::(.*)$/s.exec(text) ?? [];
  if (written !== undefined) return { module: written, rest: within ?? '' };
  if (module !== undefined && text.startsWith(`${module}.`)) return { rest: text.slice(module.length + 1) };
  const [, own, rest] = /^([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)\.(\w.*)$/s.exec(text) ?? [];
  return around === undefined && own !== undefined && rest !== undefined ? { module: own, rest } : { rest: text };
}

/** Says once for each directive that nothing is run. */
function noted(definition: DirectiveDefinition): DirectiveDefinition {
  return {
    ...definition,
    run(call) {
      const made = definition.run(call);
      if ('failed' in made) return made;
      const text = `What ${linesText(call.argument).trim()} says in the program is not shown: pylit runs none. Describe it here.`;
      const note: RootContent = systemMessage(call.line, { level: 1, rule: 'autodoc', text });
      return [...made, note];
    },
  };
}
