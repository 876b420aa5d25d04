import { ProjectFiles } from '../../build/platform/files.ts';
import { PylitError } from '../../core/error.ts';
import type { ProjectFile } from '../../history/project-tree.ts';
import type { DocumentTreeEntry } from '../../literate/document-tree.ts';
import type { TreeInput, TreeInputEntry } from '../../repository/tree-input.ts';
import { TRANSITION_FILE } from '../../repository/work-tree/transition.ts';
import { mergeState } from '../history/merge-going-on.ts';
import { recordOperation } from '../operations/open-operations.ts';
import { openProject, type Project } from '../project/project.ts';
import { projectRepository } from '../project/project-repository.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { commitMerge } from './merge.ts';
import { openConflicts } from './open-conflicts.ts';
import { withWork } from './open-work.ts';
import { reportOpenConflicts } from './record-work-tree.ts';
import { signatures } from './signatures.ts';
import { snapshot } from './snapshot.ts';

/** `pylit commit`: records the documents, block by block, and the other files of the source folder. */
export async function commit(root: string, flags: { message: string; json?: boolean }): Promise<void> {
  const project = await openProject(root);
  const files = new ProjectFiles(root);
  if (files.readState(TRANSITION_FILE)) await withWork(root, async () => undefined);
  const merging = mergeState(files);
  if (merging?.kind === 'rebase') throw rebasing(merging.name);
  const sources = await snapshot(project);
  const conflicts = openConflicts(sources, merging);
  if (conflicts.length > 0) reportOpenConflicts(conflicts, flags.json);
  else if (merging) await commitMerge(root, flags);
  else await commitSources(root, project, sources, flags);
}

async function commitSources(
  root: string,
  project: Project,
  sources: readonly ProjectFile[],
  flags: { message: string; json?: boolean },
): Promise<void> {
  const input = treeInput(sources);
  const repository = await projectRepository(root);
  try {
    const result = await recordOperation(repository, { project, command: typedCommand() }, () =>
      repository.commitTree(input, { message: flags.message, ...signatures(root) }),
    );
    if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else if (result.created)
      console.log(`${result.commit.slice(0, 10)} ${flags.message.split('\n', 1)[0]} (${result.added} new objects)`);
    else console.log('Nothing to commit: everything is as in the last commit.');
  } finally {
    await repository.close();
  }
}

function rebasing(name: string): PylitError {
  return new PylitError('usage', `A rebase is going on (onto ${name}).`, {
    hint: '"pylit rebase --continue" records what you decided, with the message that it had.',
  });
}

interface Folder {
  readonly name: string;
  readonly entries: (Folder | TreeInputEntry)[];
}

/** Puts files by path into nested folders. */
function treeInput(files: readonly ProjectFile[]): TreeInput {
  const root: Folder = { name: '', entries: [] };
  const folders = new Map<string, Folder>([['', root]]);
  for (const file of files) {
    const slash = file.path.lastIndexOf('/');
    const name = file.path.slice(slash + 1);
    folderAt(folders, file.path.slice(0, Math.max(0, slash))).entries.push(
      'entries' in file
        ? { name, entries: file.entries.map(documentEntry) }
        : { name, content: file.content, executable: file.executable ?? false },
    );
  }
  return root.entries;
}

function folderAt(folders: Map<string, Folder>, path: string): Folder {
  const known = folders.get(path);
  if (known) return known;
  const slash = path.lastIndexOf('/');
  const folder: Folder = { name: path.slice(slash + 1), entries: [] };
  folderAt(folders, path.slice(0, Math.max(0, slash))).entries.push(folder);
  folders.set(path, folder);
  return folder;
}

function documentEntry(entry: DocumentTreeEntry): TreeInputEntry {
  return entry.kind === 'tree'
    ? { name: entry.name, entries: entry.entries.map(documentEntry) }
    : { name: entry.name, content: entry.content };
}
