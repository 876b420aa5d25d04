import { SIMPLE_NAME } from '../block/patterns.ts';
import type { CustomRole } from '../context.ts';
import { findRole } from '../inline/roles.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes, className, classNames, count, flag, text } from './option-types.ts';
import { problemOf, takeApart } from './read.ts';

const ARGUMENT = new RegExp(`^(${SIMPLE_NAME})\\s*(?:\\(\\s*(${SIMPLE_NAME})\\s*\\)\\s*)?$`, 'u');

/** Options of a role by what it is based on; all have a class. */
const BASE_OPTIONS: Readonly<Record<string, DirectiveDefinition['options']>> = {
  code: { class: classes, language: text },
  raw: { class: classes, format: text },
};

/** `role`: defines a role for the rest of the document. What it is based on says which options it takes. */
export const role: DirectiveDefinition = {
  content: true,
  run(call) {
    const [first, ...rest] = call.content;
    if (!first || first.number > call.line.number + 1) {
      return failure(`"${call.name}" directive requires arguments on the first line.`);
    }
    const [, name, written] = ARGUMENT.exec(first.text) ?? [];
    if (name === undefined) return failure(`"${call.name}" directive arguments not valid role names: "${first.text}".`);
    const base = baseOf(call, written);
    if (!base) return unknownRole(call, written ?? '');
    const definition = { options: BASE_OPTIONS[base.base ?? ''] ?? { class: classes } };
    const parts = takeApart({ ...call, definition: undefined, lines: rest }, { ...definition, run: () => [] });
    const problem = problemOf(parts, { ...definition, run: () => [] });
    if (problem !== undefined) return failure(`Error in "${call.name}" directive:\n${problem}.`);
    const given = classNames(parts.options.class);
    const own = given.length > 0 ? given : [className(name)];
    if (own.includes('')) {
      return failure(`Invalid argument for "${call.name}" directive:\ncannot make "${name}" into a class name.`);
    }
    const lower = name.toLowerCase();
    const options = { ...base.options, ...parts.options };
    const made: CustomRole = { name: lower, base: base.base, classes: own, options };
    call.context.state.roles.set(lower, made);
    call.context.state.lastRole = made;
    const node = containerDirective({ ...call, argument: [first], options: parts.options, content: parts.content }, []);
    return [{ ...node, data: { ...node.data, rst: { element: 'none' } } }];
  },
};

/** The role that another is based on: none, one that all know, or one of the document's own. */
function baseOf(call: DirectiveCall, written: string | undefined): Pick<CustomRole, 'base' | 'options'> | undefined {
  if (written === undefined) return { base: undefined, options: {} };
  const name = written.toLowerCase();
  const own = call.context.state.roles.get(name);
  if (own) return own;
  const known = call.context.language?.roles.get(name) ?? name;
  return findRole(known, call.context.options) ? { base: known, options: {} } : undefined;
}

/** What is said of a role that nobody knows. */
function unknownRole({ line, source }: DirectiveCall, name: string): SystemMessage[] {
  const tried = `No role entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical role name.`;
  const text = `Unknown interpreted text role "${name}".`;
  const rule = 'unknown-role';
  return [
    systemMessage(line, { level: 1, rule, text: tried }),
    systemMessage(line, { level: 3, rule, text, consumed: source }),
  ];
}

/** `default-role`: the role of interpreted text that names none. */
export const defaultRole: DirectiveDefinition = {
  arguments: [0, 1],
  run(call) {
    const name = linesText(call.argument).trim();
    const { options, state, language } = call.context;
    const lower = language?.roles.get(name.toLowerCase()) ?? name.toLowerCase();
    if (options.strict && name !== '' && !findRole(lower, options) && !state.roles.has(lower))
      return unknownRole(call, name);
    state.defaultRole = name === '' ? undefined : name;
    return [{ ...containerDirective(call, []), data: { rst: { element: 'none' } } }];
  },
};

/** `highlight`: the language of the literal blocks that follow. */
export const highlight: DirectiveDefinition = {
  arguments: [1, 1],
  options: { force: flag, linenothreshold: count },
  run(call) {
    const { state } = call.context;
    const { linenothreshold: threshold } = call.options;
    state.highlight = linesText(call.argument).trim();
    state.lineThreshold = threshold === undefined ? undefined : Number(threshold);
    return [containerDirective(call, [])];
  },
};
