import type { Namespace } from '../../literate/names.ts';
import { findLabel, findObject, type Lookup, visibleParts } from '../names.ts';
import { resolveDocument } from '../paths.ts';
import type { PageView } from './page-view.ts';
import { changed, type Reason } from './reason.ts';

/** The look-ups of a block or page that would be answered otherwise now. */
export function lookupChanges(view: PageView, lookups: readonly Lookup[]): Reason[] {
  return lookups.flatMap(([namespace, name, was]) => {
    const value = view.names.lookup(namespace, name);
    const now = value === undefined ? null : JSON.stringify(value);
    return now === was ? [] : [lookupChange(view, namespace, name, was, now)];
  });
}

function lookupChange(
  view: PageView,
  namespace: Namespace,
  name: string,
  was: string | null,
  now: string | null,
): Reason {
  const shown = namespace === 'declaration' ? declaredName(name) : name;
  const title = shown === '' ? TITLES[namespace] : `${TITLES[namespace]} \`${shown}\``;
  const places = [
    was === null ? undefined : placeBefore(view, namespace, name),
    now === null ? undefined : placeNow(view, namespace, name),
  ] as const;
  const values = [was === null ? undefined : valueText(was), now === null ? undefined : valueText(now)] as const;
  // At the same place there is something else now.
  const isThere = was !== null && now !== null && (places[0] === undefined || places[0] === places[1]);
  if (isThere && values[0] === values[1]) return { cause: 'lookup', text: `${title} changed`, name: title };
  if (isThere) return changed('lookup', places[1] === undefined ? title : `${title} (${places[1]})`, ...values);
  return changed('lookup', title, places[0] ?? values[0], places[1] ?? values[1]);
}

const TITLES: Readonly<Record<Namespace, string>> = {
  definition: 'link definition',
  footnote: 'footnote',
  label: 'label',
  document: 'document',
  title: 'the title of',
  file: 'file',
  outside: 'path outside the source folder',
  chunk: 'chunk',
  program: 'the graph of the program',
  substitution: 'substitution',
  term: 'term',
  token: 'token',
  declaration: 'declaration of',
  object: 'object',
  citation: 'cited work',
  bibliography: 'the list of works',
};

/** Where a name led when the page was made. */
function placeBefore({ record, woven }: PageView, namespace: Namespace, name: string): string | undefined {
  const place = record?.answers.places[`${namespace} ${name}`];
  return place ? woven.placeBefore(place, namespace === 'file') : undefined;
}

function placeNow(view: PageView, namespace: Namespace, name: string): string | undefined {
  const { table, where, document } = view;
  if (namespace === 'label') {
    const label = findLabel(table, document, name);
    return label && `${where(label.document)}#${label.anchor.id}`;
  }
  if (namespace === 'document') {
    const path = resolveDocument(table.outlines, document, name);
    return path === undefined ? undefined : where(path);
  }
  if (namespace === 'term' || namespace === 'token' || namespace === 'object') {
    const found = findObject(table, namespace, name);
    return found && `${where(found.document)}#${found.object.anchor}`;
  }
  if (namespace === 'declaration') {
    const found = table.declarations?.locate(declaredName(name));
    return found && `${where(found.document)}#${found.fragment}`;
  }
  if (namespace !== 'chunk') return undefined;
  const part = visibleParts(table, document, name)[0];
  return part && `${where(part.document)}:${part.part.line}`;
}

/** Without the key of the text that asked. */
function declaredName(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** The part of an answer that a person knows it by. */
function valueText(json: string): string {
  const value = JSON.parse(json) as Readonly<Record<string, unknown>>;
  if (typeof value.url === 'string') return [value.url, value.title].filter(part => part !== undefined).join(' ');
  for (const key of ['text', 'title', 'path', 'file', 'name'])
    if (typeof value[key] === 'string') return JSON.stringify(value[key]);
  return 'there';
}
