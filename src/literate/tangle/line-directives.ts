import { type Annotation, documentPath, documentPathFrom } from './annotation.ts';
import type { SourceRun } from './source-run.ts';

/** Writes the directive that says where the next line stands. */
type Directive = (line: number, path: string) => string;

const quoted = (path: string) => path.replace(/[\\"]/g, '\\$&');

/** Languages whose compilers know such directives, by the names on code fences. */
const DIRECTIVES: readonly (readonly [string, Directive])[] = [
  [
    'c h cpp c++ cc cxx hpp hxx cuda cu objective-c objc objectivec csharp c# cs d',
    (line, path) => `#line ${line} "${quoted(path)}"`,
  ],
  ['go golang', (line, path) => `//line ${path}:${line}`],
  ['perl pl', (line, path) => `# line ${line} "${path}"`],
  ['ocaml ml fsharp f# fs', (line, path) => `# ${line} "${quoted(path)}"`],
  ['haskell hs', (line, path) => `{-# LINE ${line} "${quoted(path)}" #-}`],
];

const BY_LANGUAGE = new Map(
  DIRECTIVES.flatMap(([names, directive]) => names.split(' ').map(name => [name, directive] as const)),
);

/** Go alone takes paths from the folder of the file, and not from where the compiler runs. */
const FROM_FILE = new Set(['go', 'golang']);

/** The directives of all these languages. */
const FORMS = [
  /^#line \d+ "(.*)"$/,
  /^\/\/line (.*):\d+$/,
  /^# line \d+ "(.*)"$/,
  /^# \d+ "(.*)"$/,
  /^\{-# LINE \d+ "(.*)" #-\}$/,
];

/** The path that a directive, as they are written here, names; undefined for another line. */
export function directivePath(text: string): string | undefined {
  for (const form of FORMS) {
    const path = form.exec(text)?.[1];
    if (path !== undefined) return path.replace(/\\([\\"])/g, '$1');
  }
  return undefined;
}

/** Lines of a file, and where they come from. */
export interface WrittenLines {
  readonly lines: readonly string[];
  readonly runs: readonly SourceRun[];
}

/**
 * Puts a directive before every line that does not stand below the one before it in the same document. Nothing is put behind a line that
 * goes on with `\`.
 */
export function withLineDirectives(
  written: WrittenLines,
  file: string,
  language: string,
  how: Annotation,
): WrittenLines {
  const directive = BY_LANGUAGE.get(language.toLowerCase());
  if (!directive) return written;
  const path = (document: string) =>
    FROM_FILE.has(language.toLowerCase()) ? documentPathFrom(how, file, document) : documentPath(how, document);
  const byLine = runsByLine(written.runs);
  const lines: string[] = [];
  const runs: SourceRun[] = [];
  let expected: Pick<SourceRun['source'], 'document' | 'line'> | undefined;
  for (const [index, text] of written.lines.entries()) {
    const own = byLine.get(index + 1) ?? [];
    const source = own[0]?.source;
    const follows = source?.document === expected?.document && source?.line === expected?.line;
    if (source && !follows && !lines.at(-1)?.endsWith('\\')) lines.push(directive(source.line, path(source.document)));
    lines.push(text);
    for (const run of own) addRun(runs, { ...run, line: lines.length });
    // A line that no directive could be put before is where the last one says.
    const at = source && (follows || !written.lines[index - 1]?.endsWith('\\')) ? source : expected;
    expected = at && { document: at.document, line: at.line + 1 };
  }
  return { lines, runs };
}

/** The runs of each line, each one line long. */
function runsByLine(runs: readonly SourceRun[]): Map<number, SourceRun[]> {
  const byLine = new Map<number, SourceRun[]>();
  for (const run of runs)
    for (let offset = 0; offset < run.lines; offset += 1) {
      const line = run.line + offset;
      const one = { ...run, line, lines: 1, source: { ...run.source, line: run.source.line + offset } };
      const known = byLine.get(line);
      if (known) known.push(one);
      else byLine.set(line, [one]);
    }
  return byLine;
}

function addRun(runs: SourceRun[], run: SourceRun): void {
  const last = runs.at(-1);
  const continues =
    last !== undefined &&
    last.line + last.lines === run.line &&
    last.column === run.column &&
    last.source.document === run.source.document &&
    last.source.line + last.lines === run.source.line &&
    last.source.column === run.source.column;
  if (continues) runs[runs.length - 1] = { ...last, lines: last.lines + 1 };
  else runs.push(run);
}
