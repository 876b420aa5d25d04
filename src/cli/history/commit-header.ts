import { type Commit, commitMessage } from '../../core/commit.ts';
import type { ObjectId } from '../../core/object-kind.ts';
import { type Signature, zoneMinutes } from '../../core/signature.ts';
import type { Paint } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';
import { isoTime } from '../terminal/times.ts';

/** What is shown of a commit; its message is a text, decoded. */
export interface ShownCommit {
  readonly id: ObjectId;
  readonly author: Signature;
  readonly message: string;
  readonly parents: readonly ObjectId[];
}

/** A commit's values as they are shown. */
export function shownCommit(id: ObjectId, commit: Commit): ShownCommit {
  return { id, author: commit.author, message: commitMessage(commit).trimEnd(), parents: commit.parents };
}

/** The lines above a commit's changes, as git writes them. */
export function* headerLines({ id, author, message, parents }: ShownCommit, paint: Paint): Generator<string> {
  yield paint.commit(`commit ${id}`);
  if (parents.length > 1) yield `Merge: ${parents.map(parent => parent.slice(0, 7)).join(' ')}`;
  yield `Author: ${printable(`${author.name} <${author.email}>`)}`;
  yield `Date:   ${gitDate(author)}`;
  yield '';
  for (const line of printable(message.trimEnd()).split('\n')) yield line === '' ? '' : `    ${line}`;
  yield '';
}

/** A commit on one line: id, moment, author. */
export function commitLine({ id, author, message }: ShownCommit, paint: Paint): string {
  const moment = isoTime(author).slice(0, 16).replace('T', ' ');
  return `${paint.commit(id.slice(0, 10))}  ${moment}  ${printable(author.name)}  ${printable(message.split('\n', 1)[0] ?? '')}`;
}

/** A moment as git writes it by default: `Sat Jan 31 12:00:00 2026 +0100`. */
function gitDate({ time, zone }: Signature): string {
  const local = new Date((time + zoneMinutes(zone) * 60) * 1000);
  const [day, month] = [DAYS[local.getUTCDay()], MONTHS[local.getUTCMonth()]];
  return `${day} ${month} ${local.getUTCDate()} ${local.toISOString().slice(11, 19)} ${local.getUTCFullYear()} ${zone}`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
