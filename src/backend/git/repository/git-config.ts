import { PylitError } from '../../../core/error.ts';

/** Settings of one configuration file: full names (`core.bare`, `remote.origin.url`) with their last value; `true` for a bare name. */
export type GitConfig = ReadonlyMap<string, string>;

/**
 * Reads a configuration file of git (git: Documentation/config, "Syntax"). Included files are left out, as git does when it asks
 * for the format of a repository.
 *
 * @throws PylitError `store-format` naming the line
 */
export function parseGitConfig(text: string, path: string): GitConfig {
  const config = new Map<string, string>();
  const lines = joinContinued(text);
  let section: string | undefined;
  for (const { line, number } of lines) {
    let rest = line.trimStart();
    for (let header = SECTION.exec(rest); header; header = SECTION.exec(rest)) {
      section = sectionName(header);
      rest = rest.slice(header[0].length).trimStart();
    }
    if (rest === '' || rest.startsWith('#') || rest.startsWith(';')) continue;
    const setting = SETTING.exec(rest);
    const value = setting?.[2] === undefined ? 'true' : parseValue(setting[2]);
    if (!setting || value === undefined) throw unreadable(path, number);
    const name = (setting[1] ?? '').toLowerCase();
    config.set(section === undefined ? name : `${section}.${name}`, value);
  }
  return config;
}

/** Reads a truth value as git does. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9][0-9]*)$/i.test(value);
}

const SECTION = /^\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\\n]|\\.)*)")?\s*\]/;
const SETTING = /^([A-Za-z][A-Za-z0-9-]*)\s*(?:=\s*(.*))?$/s;

interface NumberedLine {
  readonly line: string;
  readonly number: number;
}

/** A backslash at the end of a line continues it. */
function joinContinued(text: string): NumberedLine[] {
  const lines: NumberedLine[] = [];
  let held = '';
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      const slashes = /\\*$/.exec(line)?.[0].length ?? 0;
      const comment = held === '' && /^\s*[#;]/.test(line);
      if (slashes % 2 === 1 && !comment) {
        held += line.slice(0, -1);
        return;
      }
      lines.push({ line: held + line, number: i + 1 });
      held = '';
    });
  if (held !== '') lines.push({ line: held, number: lines.length + 1 });
  return lines;
}

function sectionName(header: RegExpExecArray): string {
  const name = (header[1] ?? '').toLowerCase();
  return header[2] === undefined ? name : `${name}.${header[2].replace(/\\(.)/g, '$1')}`;
}

/** Takes quotes, escapes and a comment off a value; undefined when it ends within quotes or has an unknown escape. */
function parseValue(raw: string): string | undefined {
  let value = '';
  let kept = 0;
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw[at] ?? '';
    if (character === '"') {
      quoted = !quoted;
      kept = value.length;
    } else if (character === '\\') {
      const escaped = ESCAPES[raw[++at] ?? ''];
      if (escaped === undefined) return undefined;
      value += escaped;
      kept = value.length;
    } else if (!quoted && (character === '#' || character === ';')) {
      break;
    } else {
      value += character;
      if (quoted || !/\s/.test(character)) kept = value.length;
    }
  }
  return quoted ? undefined : value.slice(0, kept);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t', b: '\b' };

function unreadable(path: string, line: number): PylitError {
  return new PylitError('store-format', `Expected a setting of git, found something else in line ${line} of ${path}.`, {
    hint: 'Run "git config --list" in that repository; git says what it cannot read, too.',
    data: { path, line },
  });
}
