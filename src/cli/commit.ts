import { execFileSync } from 'node:child_process';
import type { ProjectFile } from '../history/project-tree.ts';
import type { DocumentTreeEntry } from '../literate/document-tree.ts';
import { identity } from '../repository/identity.ts';
import type { TreeInput, TreeInputEntry } from '../repository/tree-input.ts';
import { recordOperation, typedCommand } from './open-operations.ts';
import { openProject } from './project.ts';
import { projectRepository } from './project-repository.ts';
import { snapshot } from './snapshot.ts';

/** `pylit commit`: records the documents, block by block, and the other files of the source folder. */
export async function commit(root: string, flags: { message: string; json?: boolean }): Promise<void> {
  const project = await openProject(root);
  const sources = {
    environment: process.env,
    name: gitConfig(root, 'user.name'),
    email: gitConfig(root, 'user.email'),
    now: new Date(),
  };
  const [author, committer] = [identity('AUTHOR', sources), identity('COMMITTER', sources)];
  const input = treeInput(await snapshot(project));
  const repository = await projectRepository(root);
  try {
    const result = await recordOperation(repository, { project, command: typedCommand() }, () =>
      repository.commitTree(input, { message: flags.message, author, committer }),
    );
    if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else if (result.created)
      console.log(`${result.commit.slice(0, 10)} ${flags.message.split('\n', 1)[0]} (${result.added} new objects)`);
    else console.log('Nothing to commit: everything is as in the last commit.');
  } finally {
    await repository.close();
  }
}

/** The user's own git configuration says who they are; without git, or without an answer, nothing is known. */
function gitConfig(root: string, key: string): string | undefined {
  try {
    return execFileSync('git', ['config', key], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
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
