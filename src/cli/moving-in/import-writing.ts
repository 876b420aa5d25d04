import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError, quote } from '../../core/error.ts';
import { CONFIG_NAMES } from '../project/config-names.ts';
import type { ImportNote } from './import-report.ts';

/** What all imports are told. */
export interface ImportFlags {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Files to be written, by path from the project's root. */
export type Writes = ReadonlyMap<string, string>;

/**
 * Writes files that are not there; those that are stay, with a note, unless they may be written over. A configuration is never written over.
 *
 * @returns what was written, or would be
 */
export function writeNew(files: ProjectFiles, writes: Writes, flags: ImportFlags, notes: ImportNote[]): string[] {
  const made: string[] = [];
  for (const [file, text] of writes) {
    const isThere = files.stamp(file) !== undefined;
    if (isThere && !flags.force) notes.push({ file, message: 'is there, and stays as it is (--force writes it anew)' });
    else {
      if (!flags.dryRun) files.write(file, text);
      made.push(file);
    }
  }
  return made;
}

/** Whether a project has a configuration. */
export function hasConfig(root: string): boolean {
  return CONFIG_NAMES.some(name => existsSync(path.join(root, name)));
}

/** A configuration as a person would write it. */
export function configText(keys: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${literal(value)},\n`);
  return `import { defineConfig } from 'pylit';\n\nexport default defineConfig({\n${lines.join('')}});\n`;
}

function literal(value: unknown): string {
  if (typeof value === 'string')
    return `'${value
      .replace(/[\\']/g, '\\$&')
      .replaceAll('\n', '\\n')
      .replace(/[\u0000-\u001f\u2028\u2029]/g, ' ')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : literal(key)}: ${literal(inner)}`)
      .join(', ')} }`;
  return String(value);
}

/** A typed path from the project's root, or `.`. @throws PylitError `usage` where it is outside */
export function relativeTo(root: string, typed: string): string {
  const relative = path.relative(root, path.resolve(root, typed)).split(path.sep).join('/');
  if (relative === '') return '.';
  if (relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative)) return relative;
  throw new PylitError('usage', `${quote(typed)} is not in the project ${quote(root)}.`);
}

/** A path below a folder of the project. */
export function below(folder: string, file: string): string {
  return folder === '.' ? file : `${folder}/${file}`;
}
