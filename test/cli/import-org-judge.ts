import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHere } from './in-process.ts';

/** How a program file that Org or pylit makes of a document compares. */
export interface Verdict {
  /** The document's number, from 0. */
  readonly document: number;
  readonly file: string;
  /** What Org and pylit make of it, `undefined` where it is not made. */
  readonly org: string | undefined;
  readonly pylit: string | undefined;
  /** What the import has said of the file, with the line. */
  readonly notes: readonly string[];
  readonly isSame: boolean;
}

/** What Emacs and pylit make of Org documents. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** The documents that Org itself fails to tangle, with what it says. */
  readonly failed: ReadonlyMap<number, string>;
}

/** Tangles in order, and says of each document that fails why. Code is never run: Emacs would have to ask. */
const TANGLE = `(progn
  (require 'org) (require 'ob-tangle) (require 'ob-python) (require 'ob-shell)
  (setq gc-cons-threshold 200000000 make-backup-files nil create-lockfiles nil vc-handled-backends nil enable-local-variables nil)
  (dolist (file command-line-args-left)
    (condition-case problem (org-babel-tangle-file file)
      (error (princ (format "\\n%s\\t%s\\n" file (error-message-string problem))))))
  (setq command-line-args-left nil))`;

/** Gives documents to Org in one Emacs, and to pylit in one project, and compares what they make. */
export async function judge(documents: readonly string[]): Promise<Judgement> {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-org-'));
  try {
    const places = documents.map((_, number) => `docs/d${number}/d${number}.org`);
    for (const [number, org] of documents.entries())
      for (const side of ['org', 'pylit']) {
        const file = path.join(root, side, places[number] ?? '');
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, org);
      }
    writeFileSync(path.join(root, 'pylit/pylit.config.mjs'), "export default { source: 'docs' };\n");
    const failed = tangleByOrg(path.join(root, 'org'), places);
    const notes = await tangleByPylit(path.join(root, 'pylit'), places);
    const verdicts = places.flatMap((place, document) =>
      failed.has(document)
        ? []
        : compare(root, document).map(verdict => ({
            ...verdict,
            notes: (notes.get(place) ?? []).filter(note => note.includes(`docs/d${document}/${verdict.file}`)),
          })),
    );
    return { verdicts, failed };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function tangleByOrg(cwd: string, places: readonly string[]): Map<number, string> {
  const args = ['-Q', '--batch', '--eval', TANGLE, ...places];
  const { stdout, stderr, status } = spawnSync('emacs', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HOME: cwd },
  });
  if (status !== 0) throw new Error(stderr);
  const said = stdout
    .trimEnd()
    .split('\n')
    .filter(line => line.startsWith('docs/'));
  return new Map(
    said.map(line => {
      const [place = '', problem = ''] = line.split('\t');
      return [places.indexOf(place), problem];
    }),
  );
}

/** What the import says of each Org file. */
async function tangleByPylit(root: string, places: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const imported = await runHere(root, ['import', 'org', ...places, '--json']);
  if (imported.status !== 0) throw new Error(imported.stderr);
  const { notes } = JSON.parse(imported.stdout) as { notes: { file: string; line?: number; message: string }[] };
  // It is 1 where a document has an error; the programs of the others are made.
  const tangled = await runHere(root, ['tangle']);
  if (tangled.status > 1) throw new Error(tangled.stderr);
  const ofOrg = notes.filter(({ line }) => line !== undefined);
  return new Map(
    [...Map.groupBy(ofOrg, ({ file }) => file)].map(([file, all]) => [
      file,
      all.map(({ line, message }) => `${line}: ${message}`),
    ]),
  );
}

function compare(root: string, document: number): Omit<Verdict, 'notes'>[] {
  const folder = `docs/d${document}`;
  const org = programsIn(path.join(root, 'org', folder));
  const pylit = programsIn(path.join(root, 'pylit', folder));
  return [...new Set([...org.keys(), ...pylit.keys()])].sort().map(file => {
    const [one, other] = [org.get(file), pylit.get(file)];
    const isSame = one?.content === other?.content && one?.mode === other?.mode;
    return { document, file, org: one?.content, pylit: other?.content, isSame };
  });
}

function programsIn(folder: string): Map<string, { readonly content: string; readonly mode: number }> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const files = entries.map(entry => path.join(entry.parentPath, entry.name));
  return new Map(
    files
      .filter(file => !/d\d+\.(?:org|md)$/.test(file))
      .map(file => [
        path.relative(folder, file),
        { content: readFileSync(file, 'latin1'), mode: statSync(file).mode & 0o777 },
      ]),
  );
}

/** Programs that differ though nothing was said of them, and those of which something was said though they are the same. */
export function problems({ verdicts }: Judgement): Verdict[] {
  return verdicts.filter(({ isSame, notes }) =>
    isSame ? notes.some(note => / where Org makes | and Org indents /.test(note)) : notes.length === 0,
  );
}
