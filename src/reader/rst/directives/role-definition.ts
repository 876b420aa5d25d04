import { SIMPLE_NAME } from '../block/patterns.ts';
import { ROLES } from '../inline/roles.ts';
import type { SystemMessage } from '../nodes.ts';
import { systemMessage } from '../system-message.ts';
import { linesText } from '../text/line.ts';
import type { DirectiveCall, DirectiveDefinition } from './definition.ts';
import { failure } from './definition.ts';
import { containerDirective } from './generic.ts';
import { classes, className, classNames, text } from './option-types.ts';

const ARGUMENT = new RegExp(`^(${SIMPLE_NAME})\\s*(?:\\(\\s*(${SIMPLE_NAME})\\s*\\)\\s*)?$`, 'u');

/** `role`: defines a role for the rest of the document. */
export const role: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  options: { class: classes, language: text, format: text },
  content: true,
  run(call) {
    const argument = linesText(call.argument);
    const [, name, base] = ARGUMENT.exec(argument) ?? [];
    if (name === undefined) return failure(`"${call.name}" directive arguments not valid role names: "${argument}".`);
    if (className(name) === '') {
      return failure(`Invalid argument for "${call.name}" directive:\ncannot make "${name}" into a class name.`);
    }
    const lower = base?.toLowerCase();
    if (lower !== undefined && !ROLES.has(lower)) return unknownRole(call, base ?? '');
    const given = classNames(call.options.class);
    const own = given.length > 0 ? given : [className(name)];
    call.context.state.roles.set(name.toLowerCase(), {
      name: name.toLowerCase(),
      base: lower,
      classes: own,
      options: call.options,
    });
    return [{ ...containerDirective(call, []), data: { rst: { element: 'none' } } }];
  },
};

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
    const { options, state } = call.context;
    const lower = name.toLowerCase();
    if (options.strict && name !== '' && !ROLES.has(lower) && !state.roles.has(lower)) return unknownRole(call, name);
    state.defaultRole = name === '' ? undefined : name;
    return [{ ...containerDirective(call, []), data: { rst: { element: 'none' } } }];
  },
};

/** `highlight`: the language of the literal blocks that follow. */
export const highlight: DirectiveDefinition = {
  arguments: [1, 1],
  options: {},
  run(call) {
    call.context.state.highlight = linesText(call.argument).trim();
    return [containerDirective(call, [])];
  },
};
