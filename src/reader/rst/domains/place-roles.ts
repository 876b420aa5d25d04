import type { PhrasingContent } from 'mdast';
import type { CrossReference } from '../../../literate/nodes.ts';
import { type ReferenceText, referenceText } from '../inline/reference-text.ts';
import { normalizeName } from '../text/escape.ts';

/** Roles of Sphinx that refer to numbers and files. */
export const PLACE_ROLES: ReadonlyMap<string, (text: string) => PhrasingContent> = new Map([
  ['numref', (text: string) => byNumber(referenceText(text), true)],
  ['eq', (text: string) => byNumber(referenceText(text), false)],
  ['math:numref', (text: string) => byNumber(referenceText(text), false)],
  ['download', (text: string) => download(referenceText(text))],
]);

/** `numref`, whose title is a format; that of `eq` is none. */
function byNumber({ title, target, explicit, suppressed }: ReferenceText, isFormat: boolean): PhrasingContent {
  if (suppressed) return { type: 'text', value: title };
  return {
    type: 'crossReference',
    namespace: 'label',
    name: normalizeName(target),
    explicit: false,
    numbering: isFormat && explicit ? title : '',
    children: [{ type: 'text', value: target }],
    data: { hName: 'a', rst: { element: 'role' } },
  };
}

/** A file that readers can fetch; it is copied to the site. */
function download({ title, target, suppressed }: ReferenceText): PhrasingContent {
  const children: PhrasingContent[] = [{ type: 'inlineCode', value: title }];
  const hProperties = { className: ['download'] };
  if (suppressed) return { type: 'inlineCode', value: title, data: { hProperties } };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) return { type: 'link', url: target, children, data: { hProperties } };
  const reference: CrossReference = {
    type: 'crossReference',
    namespace: 'file',
    name: target,
    explicit: true,
    children,
    data: { hName: 'a', hProperties, rst: { element: 'role' } },
  };
  return reference;
}
