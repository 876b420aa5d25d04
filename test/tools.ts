import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { describe } from 'vitest';

/** The program of EPUBCheck. */
export const EPUBCHECK = '/usr/share/java/epubcheck.jar';

/** Programs of the machine that some tests need, with how to ask each whether it is there. */
const PROGRAMS = {
  git: ['git', '--version'],
  chromium: ['chromium', '--version'],
  python3: ['python3', '--version'],
  // Debian's own Python, for which Debian's package is.
  docutils: ['/usr/bin/python3', '-c', 'import docutils'],
  cc: ['cc', '--version'],
  make: ['make', '--version'],
  openssl: ['openssl', 'version'],
  // It has no option that only says its version.
  notangle: ['sh', '-c', 'command -v notangle'],
  pdflatex: ['pdflatex', '--version'],
  lualatex: ['lualatex', '--version'],
  // Of LaTeX's packages this is the one for Z.
  'oz.sty': ['kpsewhich', 'oz.sty'],
  mandoc: ['sh', '-c', 'command -v mandoc'],
  groff: ['groff', '--version'],
  pdftotext: ['pdftotext', '-v'],
  qpdf: ['qpdf', '--version'],
  // Where Debian puts it: the command beside it needs more of the system.
  epubcheck: ['sh', '-c', `command -v java && test -f ${EPUBCHECK}`],
  emacs: ['emacs', '--version'],
  setpriv: ['setpriv', '--version'],
  'redis-server': ['redis-server', '--version'],
  postgres: [postgresProgram('postgres'), '--version'],
} as const;

export type Tool = keyof typeof PROGRAMS;

/** Whether a program is installed. */
export function hasTool(tool: Tool): boolean {
  const [command, ...args] = PROGRAMS[tool];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Where Debian keeps a program of PostgreSQL, or its name. */
export function postgresProgram(name: string): string {
  return globSync(`/usr/lib/postgresql/*/bin/${name}`).sort().at(-1) ?? name;
}

/** Tests that need a program. Where it is missing they are skipped, and the reporter says so by name; in CI that is a failure. */
export function describeNeeding(tool: Tool, name: string, tests: () => void): void {
  describe.skipIf(!hasTool(tool))(`${name} (needs ${tool})`, tests);
}
