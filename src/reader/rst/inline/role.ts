import type { PhrasingContent } from 'mdast';
import { domainReference } from '../domains/roles.ts';
import { indexed } from './object-roles.ts';
import { findRole, genericRole, type Interpreted, plainRole } from './roles.ts';
import type { Scanner } from './scanner.ts';

/** Interpreted text as found: its role, its text with marked escapes, and all of it as written. */
export interface RoleUse extends Interpreted {
  readonly start: number;
  readonly end: number;
  readonly role: string | undefined;
}

/** Adds the node of interpreted text. */
export function interpret(scanner: Scanner, use: RoleUse): void {
  const { state, options } = scanner.context;
  const written = use.role ?? state.defaultRole ?? 'title-reference';
  const lower = written.toLowerCase();
  const custom = state.roles.get(lower);
  const name = custom ? lower : (scanner.context.language?.roles.get(lower) ?? lower);
  const known = custom && custom.base === undefined ? plainRole : findRole(custom?.base ?? name, options);
  if (known) {
    const made = known(use, custom);
    if (typeof made === 'string') scanner.problem(use.start, use.end, { level: 3, rule: 'role', text: made });
    else scanner.add(use.start, use.end, [options.strict ? made : indexed(name, placed(scanner, use, made))]);
  } else if (options.strict) unknownRole(scanner, use, written);
  else {
    const reference = domainReference(written, use.text, { ...options, scope: state.scope });
    scanner.add(use.start, use.end, [
      reference ? indexed(name, placed(scanner, use, reference)) : genericRole(use, written),
    ]);
  }
}

/** Messages are about the reference, not about what is put around it. */
function placed(scanner: Scanner, { start, end }: RoleUse, node: PhrasingContent): PhrasingContent {
  return node.position ? node : { ...node, position: scanner.text.position(start, end) };
}

function unknownRole(scanner: Scanner, use: RoleUse, name: string): void {
  const tried = `No role entry for "${name}" in module "docutils.parsers.rst.languages.en".\nTrying "${name}" as canonical role name.`;
  scanner.messages.push(scanner.message(use.start, { level: 1, rule: 'unknown-role', text: tried }));
  scanner.problem(use.start, use.end, {
    level: 3,
    rule: 'unknown-role',
    text: `Unknown interpreted text role "${name}".`,
  });
}
