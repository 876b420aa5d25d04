import path from 'node:path';
import ignore from 'ignore';
import { openGitStore } from '../../backend/git/git-store.ts';
import { locateRepository } from '../../backend/git/repository/locate.ts';
import type { Config } from '../../build/config.ts';
import { isEditorFile } from '../../build/scan/editor-files.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { type ImportRequest, type ImportResult, importGit } from '../../repository/import/import-git.ts';
import { findRevision, peelTo } from '../../repository/revision.ts';
import type { Store } from '../../store/store.ts';
import { signatures } from '../branches/signatures.ts';
import { recordOperation } from '../operations/open-operations.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openProject, type Project } from '../project/project.ts';
import { projectRepository } from '../project/project-repository.ts';
import { typedCommand } from '../terminal/typed-command.ts';

/** What the command line says of an import. */
export interface ImportFlags {
  /** A repository; by default the one that the project is in. */
  readonly from?: string;
  readonly branch?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `pylit import git`: makes pylit's commits of git's, with their authors and dates. */
export async function importFromGit(root: string, revision: string | undefined, flags: ImportFlags): Promise<void> {
  const place = findGit(root, flags.from);
  const project = await openProject(root);
  const repository = await projectRepository(root);
  const from = await openGitStore({ path: place.path });
  try {
    const to = await repository.storeToWrite();
    const { branch } = await repository.head();
    const refs = flags.all
      ? await branchesAndTags(from)
      : new Map([[branchName(flags.branch, branch), await commitOf(from, revision ?? 'HEAD')]]);
    const request: ImportRequest = {
      readers: await loadReaders(project),
      takes: projectRules(project.config),
      identity: importIdentity(project),
      folder: place.folder,
      refs,
      by: signatures(root).committer,
      onProgress: showProgress(),
    };
    const recorded = { project, command: typedCommand() };
    report(await recordOperation(repository, recorded, () => importGit(from, to, request)), flags.json ?? false);
  } finally {
    await from.close();
    await repository.close();
  }
}

/** The repository, and the project's folder in it. */
function findGit(root: string, from: string | undefined): { path: string; folder: string } {
  if (from !== undefined) return { path: path.resolve(root, from), folder: '' };
  for (let at = root; ; at = path.dirname(at)) {
    if (locateRepository(at)) return { path: at, folder: path.relative(at, root).split(path.sep).join('/') };
    if (at !== path.dirname(at)) continue;
    throw new PylitError('usage', 'The project is in no git repository.', {
      hint: 'Name one: pylit import git --from <path>.',
    });
  }
}

async function commitOf(store: Store, revision: string): Promise<ObjectId> {
  const found = await findRevision(store, revision);
  if (found) return peelTo(store, found.id, 'commit');
  throw new PylitError('usage', `Expected a commit of the git repository, found ${quote(revision)}.`, {
    hint: 'Use an id, a branch or a tag.',
  });
}

async function branchesAndTags(store: Store): Promise<ReadonlyMap<string, ObjectId>> {
  const refs = new Map<string, ObjectId>();
  for (const prefix of ['refs/heads/', 'refs/tags/']) {
    for (const { name } of await store.refs.list(prefix)) {
      const id = (await store.refs.resolve(name))?.id;
      const kind = id === undefined ? undefined : (await store.objects.info(id))?.kind;
      if (id !== undefined && (kind === 'commit' || kind === 'tag')) refs.set(name, await peelTo(store, id, 'commit'));
    }
  }
  return refs;
}

function branchName(wanted: string | undefined, current: string | undefined): string {
  return wanted === undefined ? (current ?? 'refs/heads/main') : `refs/heads/${wanted}`;
}

/** What of a tree the project would take if it lay in its folder now. What a `.gitignore` says counts for what is not committed. */
function projectRules({ source, output, exclude }: Config): (file: string, isFolder: boolean) => boolean {
  const excluded = ignore().add([...exclude]);
  return (file, isFolder) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (name.startsWith('.') || name === 'node_modules' || isEditorFile(name) || file === output) return false;
    if (source === '.') return !excluded.ignores(isFolder ? `${file}/` : file);
    if (isFolder && `${source}/`.startsWith(`${file}/`)) return true;
    if (!file.startsWith(`${source}/`)) return false;
    const inside = file.slice(source.length + 1);
    return !excluded.ignores(isFolder ? `${inside}/` : inside);
  };
}

function importIdentity({ config: { source, output, exclude } }: Project): string {
  return JSON.stringify(['pylit import 1', source, output, exclude]);
}

function report(result: ImportResult, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  const { commits, read, refs } = result;
  const rest = read - commits;
  const left = rest > 0 ? `; ${rest} more changed no source of the project` : '';
  console.log(`${commits} ${commits === 1 ? 'commit' : 'commits'} imported${left}.`);
  for (const { name, commit } of refs)
    console.log(`${commit.slice(0, 10)} ${name.replace(/^refs\/(?:heads|tags)\//, '')}`);
}

function showProgress(): (done: number, all: number) => void {
  const { stderr } = process;
  return (done, all) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${done} of ${all} commits${done === all ? '\n' : ''}`);
  };
}
