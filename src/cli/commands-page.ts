import type { Command, Option } from 'commander';
import { makeProgram } from './program.ts';

const HEAD = `# Commands

<!-- Made from the command itself by "npm run commands-page"; do not edit. -->

Every command works on the project in the current folder, or in the one that \`-C\` names. An argument \`doc\` is a path to a document; a
\`commit\` is an id or the beginning of one, \`HEAD\`, \`HEAD~1\`, a branch or a tag.
`;

const TAIL = `## Exit status {#exit-status}

| status | meaning |
|---|---|
| 0 | done |
| 1 | the documents have errors (with \`--strict\` also warnings); everything good is built |
| 2 | wrong usage or configuration |
| 3 | the store is corrupt, locked or refused |
| 70 | a bug in pylit |
| 130 | interrupted |

With \`--json\` a command prints one JSON object on its output, and everything else goes to the error stream. Colours are used only on a terminal;
\`NO_COLOR\` and \`CI\` turn them off.
`;

/** The guide's page "Commands", made from the commands as they are. */
export function commandsPage(): string {
  const program = makeProgram();
  const sections = program.commands.flatMap(command =>
    command.commands.length > 0
      ? command.commands.map(inner => section(inner, `pylit ${command.name()}`))
      : [section(command, 'pylit')],
  );
  return `${HEAD}\n## For every command\n\n${optionTable(program)}\n${sections.join('\n')}\n${TAIL}`;
}

function section(command: Command, parent: string): string {
  const usage = [parent, command.name(), ...command.registeredArguments.map(argumentText)].join(' ');
  const id = `${parent} ${command.name()}`.replaceAll(' ', '-');
  const options = command.options.length > 0 ? `\n${optionTable(command)}` : '';
  return `## \`${usage}\` {#${id}}\n\n${sentence(command.description())}\n${options}`;
}

function argumentText(argument: Command['registeredArguments'][number]): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionTable(command: Command): string {
  const rows = command.options.map(option => `| \`${option.flags}\` | ${optionText(option)} |`);
  return `| option | does |\n|---|---|\n${rows.join('\n')}\n`;
}

function optionText({ description, flags }: Option): string {
  return flags.includes('--version') ? 'print the version' : description.replace(/[|<]/g, '\\$&');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, '.').replaceAll('<', '\\<');
}
