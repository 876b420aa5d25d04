import type { DirectiveCall, DirectiveDefinition } from '../directives/definition.ts';
import { containerDirective } from '../directives/generic.ts';
import { linesText } from '../text/line.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { type Described, objectDirective, type ReadSignature } from './object-directive.ts';
import type { SignatureParts } from './signature-parts.ts';

/** `option`: a command-line option or argument, in one or more spellings. */
export const option: DirectiveDefinition = objectDirective({ domain: 'std', kind: 'cmdoption', read: readOption });

function readOption(text: string, parts: SignatureParts, call: DirectiveCall): ReadSignature | undefined {
  const { program } = call.context.state.scope;
  const described: Described[] = [];
  for (const written of text.split(', ')) {
    const match = /^((?:\/|--|-|\+)?[^\s=]+)(=?\s*[\s\S]*)$/.exec(written.trim());
    if (!match?.[1]) continue;
    // `foo[=bar]`: brackets around a value that may be left out.
    const isOptional = match[1].endsWith('[') && (match[2] ?? '').endsWith(']');
    const name = isOptional ? match[1].slice(0, -1) : match[1];
    const value = isOptional ? `[${match[2]}` : (match[2] ?? '');
    if (described.length > 0) parts.part('sig-prename descclassname', ', ');
    parts.part('sig-name descname', name).part('sig-prename descclassname', value);
    const words = program === undefined ? 'command line option' : `${program} command line option`;
    const prefix = ['cmdoption', ...(program === undefined ? [] : [program]), ...(/^[-/]/.test(name) ? [] : ['arg'])];
    described.push({
      name: program === undefined ? name : `${program} ${name}`,
      id: sphinxId([...prefix, name].join('-')),
      index: [{ kind: 'pair', value: `${words}; ${name}` }],
    });
  }
  return described.length > 0 ? { described } : undefined;
}

/** `program`: the program whose options follow. */
export const program: DirectiveDefinition = {
  arguments: [1, 1],
  longArgument: true,
  run(call) {
    const { state } = call.context;
    const name = linesText(call.argument).trim().replace(/\s+/g, '-');
    state.scope = { ...state.scope, program: name === 'None' ? undefined : name };
    return [containerDirective(call, [])];
  },
};

/** Things that are known by their name alone, and what the index calls them. */
const GENERIC: Readonly<Record<string, string>> = {
  envvar: 'environment variable',
  confval: 'configuration value',
  opcode: 'opcode',
  pdbcommand: 'pdb command',
};

/** Names of directives that describe such things. */
export const GENERIC_OBJECTS: readonly string[] = Object.keys(GENERIC);

/** Makes a directive for things of one kind that belong to no language. */
export function genericObject(kind: string): DirectiveDefinition {
  return objectDirective({
    domain: 'std',
    kind,
    read(text, parts) {
      const shown = text.trim();
      const name = nameIn(kind, shown);
      parts
        .part('sig-name descname', shown.slice(0, nameEnd(kind, shown)))
        .part('sig-prename descclassname', shown.slice(nameEnd(kind, shown)));
      const index =
        kind === 'envvar'
          ? [
              { kind: 'single' as const, value: name },
              { kind: 'single' as const, value: `environment variable; ${name}` },
            ]
          : [{ kind: 'single' as const, value: `${name} (${GENERIC[kind] ?? kind})` }];
      return { described: [{ name, id: sphinxId(`${kind}-${name}`), index }] };
    },
  });
}

/** Where the name ends and arguments begin. */
function nameEnd(kind: string, text: string): number {
  if (kind === 'opcode') return /^\w+(?:\+\d)?/.exec(text)?.[0].length ?? text.length;
  if (kind === 'pdbcommand') return /^[a-z()!]+/.exec(text)?.[0].length ?? text.length;
  return text.length;
}

function nameIn(kind: string, text: string): string {
  return text
    .slice(0, nameEnd(kind, text))
    .replace(kind === 'pdbcommand' ? /[()]/g : /$^/, '')
    .replace(/\s+/g, ' ');
}

/** `describe` and `object`: a description of something that no reference leads to. */
export function plainObject(kind: string, domain = 'std'): DirectiveDefinition {
  return objectDirective({
    domain,
    kind,
    read(text, parts) {
      parts.part('sig-name descname', text);
      return { described: [] };
    },
  });
}
