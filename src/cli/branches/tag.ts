import { PylitError, quote } from '../../core/error.ts';
import { encodeTag } from '../../core/tag.ts';
import { peelTo } from '../../repository/revision.ts';
import { headCommit, lookAtWork, type Work, withWork } from './open-work.ts';
import { refNamed, shortName, TAGS, unknownRef } from './refs.ts';
import { signatures } from './signatures.ts';

export interface TagFlags {
  readonly message?: string;
  readonly delete?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `pylit tag`: lists the tags, gives a commit a name that stays, or takes it away. */
export function tag(
  root: string,
  name: string | undefined,
  commit: string | undefined,
  flags: TagFlags,
): Promise<void> {
  if (name === undefined || flags.list) return lookAtWork(root, work => listTags(work, flags));
  return withWork(root, async work => {
    if (flags.delete) await deleteTag(work, root, name, flags);
    else await makeTag(work, root, name, commit, flags);
  });
}

async function listTags({ store }: Work, { json }: TagFlags): Promise<void> {
  const tags: { name: string; commit: string }[] = [];
  for (const { name } of await store.refs.list(TAGS)) {
    const id = (await store.refs.resolve(name))?.id;
    if (id !== undefined) tags.push({ name: shortName(name), commit: await peelTo(store, id, 'commit') });
  }
  if (json) process.stdout.write(`${JSON.stringify({ tags })}\n`);
  else for (const { name } of tags) console.log(name);
}

async function makeTag(
  work: Work,
  root: string,
  name: string,
  revision: string | undefined,
  { message, json }: TagFlags,
): Promise<void> {
  const { store, repository } = work;
  const ref = refNamed(TAGS, name);
  const commit = revision === undefined ? headCommit(work) : (await repository.commit(revision)).id;
  if (await store.refs.read(ref)) {
    throw new PylitError('usage', `There is a tag ${quote(name)} already.`, {
      hint: `A tag stays where it is; "pylit tag --delete ${name}" takes it away.`,
    });
  }
  const { committer } = signatures(root);
  const batch = store.batch();
  const annotated = message === undefined ? undefined : { tagger: committer, message: `${message.trimEnd()}\n` };
  const to = annotated ? batch.put('tag', encodeTag({ object: commit, kind: 'commit', name, ...annotated })) : commit;
  const log = { by: committer, message: `tag: tagging ${commit.slice(0, 10)}` };
  await batch.commit([{ name: ref, expect: 'absent', to, log }]);
  if (json) process.stdout.write(`${JSON.stringify({ name, commit, ...(annotated && { tag: to }) })}\n`);
  else console.log(`Tag ${name} is at ${commit.slice(0, 10)}.`);
}

async function deleteTag({ store }: Work, root: string, name: string, { json }: TagFlags): Promise<void> {
  const ref = refNamed(TAGS, name);
  const id = (await store.refs.resolve(ref))?.id;
  if (id === undefined) throw await unknownRef(store, TAGS, name);
  const log = { by: signatures(root).committer, message: 'tag: deleted' };
  await store.refs.update([{ name: ref, expect: id, to: 'absent', log }]);
  if (json) process.stdout.write(`${JSON.stringify({ name, was: id, deleted: true })}\n`);
  else console.log(`Deleted tag ${name} (was ${id.slice(0, 10)}).`);
}
