import { decodeUtf8 } from '../../bytes/utf8.ts';
import { PylitError } from '../../core/error.ts';
import { isObjectId, type ObjectId } from '../../core/object-kind.ts';

/*
 *     operation 1 LF
 *     view SP tree LF
 *     { parent SP operation LF }
 *     time SP milliseconds since 1970 SP zone LF
 *     user SP name SP < address > LF
 *     [ sources SP digest LF ]
 *     { record SP name LF }
 *     LF
 *     command LF
 */

/** Something that was done: who did it, when, and how everything was afterwards. */
export interface Operation {
  /** The tree of the view: how everything was afterwards. */
  readonly view: ObjectId;
  /** Operations that came before; they may be thinned out by now. */
  readonly parents: readonly ObjectId[];
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Offset from UTC as written: `+0130`. */
  readonly zone: string;
  readonly user: { readonly name: string; readonly email: string };
  /** As it was typed: `pylit build --force`. */
  readonly command: string;
  /** Names the source files that the view's work tree was made from, where that is known. */
  readonly sources?: string;
  /** The records of builds that it was made of. */
  readonly records: readonly string[];
}

/** Writes an operation; its id is that of a blob with these bytes. */
export function encodeOperation(operation: Operation): string {
  const { view, parents, time, zone, user, sources, records, command } = operation;
  const lines = [
    'operation 1',
    `view ${view}`,
    ...parents.map(parent => `parent ${parent}`),
    `time ${time} ${zone}`,
    `user ${oneLine(user.name)} <${oneLine(user.email)}>`,
    ...(sources === undefined ? [] : [`sources ${sources}`]),
    ...records.map(record => `record ${record}`),
  ];
  return `${lines.join('\n')}\n\n${oneLine(command)}\n`;
}

/**
 * The inverse of `encodeOperation`.
 *
 * @throws PylitError `object-malformed`
 */
export function decodeOperation(bytes: Uint8Array): Operation {
  const text = decodeUtf8(bytes);
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (end < 0 || first !== 'operation 1') throw malformed('it does not begin with "operation 1"');
  const all = (name: string) =>
    lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1));
  const [view = ''] = all('view');
  const [time] = all('time').map(line => /^([0-9]{1,15}) ([+-][0-9]{4})$/.exec(line));
  const [user] = all('user').map(line => /^(.*) <(.*)>$/.exec(line));
  const [sources] = all('sources');
  if (!isObjectId(view)) throw malformed('it names no view');
  if (!time) throw malformed('it has no time');
  return {
    view,
    parents: all('parent').filter(id => isObjectId(id)),
    time: Number(time[1]),
    zone: time[2] ?? '+0000',
    user: { name: user?.[1] ?? '', email: user?.[2] ?? '' },
    command: text.slice(end + 2).trimEnd(),
    ...(sources !== undefined && { sources }),
    records: all('record'),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 500);
}

function malformed(reason: string): PylitError {
  return new PylitError('object-malformed', `Expected an operation: ${reason}.`, { data: { kind: 'blob' } });
}
