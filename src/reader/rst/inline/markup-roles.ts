import type { PhrasingContent } from 'mdast';
import { ESCAPE, restoreEscapes, unescapeText } from '../text/escape.ts';
import type { Role } from './roles.ts';

/** Sphinx's roles that say what a text is, and refer to nothing. */
export const MARKUP_ROLES: readonly (readonly [string, Role])[] = [
  ...['command', 'program', 'makevar'].map(name => plain(name, 'strong')),
  ...['dfn', 'mimetype', 'mailheader', 'newsgroup', 'manpage'].map(name => plain(name, 'em')),
  plain('regexp', 'code'),
  ['file', use => withVariables('file', 'code', use.text)],
  ['samp', use => withVariables('samp', 'samp', use.text)],
  ['kbd', use => keys(unescapeText(use.text))],
  ['guilabel', use => span('guilabel', 'span', accelerated(unescapeText(use.text)))],
  ['menuselection', use => span('menuselection', 'span', accelerated(arrows(unescapeText(use.text))))],
  ['abbr', use => abbreviation(unescapeText(use.text))],
];

function plain(name: string, hName: string): readonly [string, Role] {
  return [name, use => span(name, hName, [text(unescapeText(use.text))], use.text)];
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function span(name: string, hName: string, children: PhrasingContent[], escaped?: string): PhrasingContent {
  return {
    type: 'textDirective',
    name,
    attributes: {},
    children,
    data: { hName, ...(escaped !== undefined && { text: restoreEscapes(escaped) }) },
  };
}

/** `{name}` is what differs from case to case; `\{` is a brace. */
function withVariables(name: string, hName: string, escaped: string): PhrasingContent {
  const children = escaped.split(/(?<!\0)\{((?:[^{}\0]|\0[\s\S])+)\}/).flatMap((part, index): PhrasingContent[] => {
    if (part === '') return [];
    // A backslash is one of the text, but before a brace.
    const value = part.replace(/\0([{}])/g, '$1').replaceAll(ESCAPE, '\\');
    return [index % 2 === 1 ? { type: 'emphasis', children: [text(value)] } : text(value)];
  });
  return span(name, hName, children, escaped);
}

/** Keys of more than one word. */
const LONG_KEYS: ReadonlySet<string> = new Set([
  'caps lock',
  'page down',
  'page up',
  'scroll lock',
  'num lock',
  'sys rq',
  'back space',
]);

/** Several keys: `Ctrl+X Ctrl-S`, each a key of its own. */
function keys(written: string): PhrasingContent {
  const parts = written.split(/(?<=.)([-+^]|\s+)(?=.)/s);
  for (let index = 0; index + 2 < parts.length; index += 2) {
    const [first = '', separator = '', second = ''] = parts.slice(index, index + 3);
    if (!/^\s+$/.test(separator) || !LONG_KEYS.has(`${first} ${second}`.toLowerCase())) continue;
    parts.splice(index, 3, first + separator + second);
  }
  if (parts.length === 1) return span('kbd', 'kbd', [text(written)]);
  const children = parts.map((part, index) => (index % 2 === 1 ? text(part) : span('kbd', 'kbd', [text(part)])));
  return span('kbd', 'kbd', children);
}

/** `&` before a letter: the key that chooses the entry. `&&` is the sign itself. */
function accelerated(written: string): PhrasingContent[] {
  return written.split(/(?<!&)&(?!&)(.)/su).flatMap((part, index): PhrasingContent[] => {
    if (part === '') return [];
    return [index % 2 === 1 ? span('accelerator', 'u', [text(part)]) : text(part.replaceAll('&&', '&'))];
  });
}

function arrows(written: string): string {
  return written.replaceAll('-->', '\u2023');
}

/** `LIFO (last in, first out)`: what is in brackets says what the letters stand for. */
function abbreviation(written: string): PhrasingContent {
  const open = written.endsWith(')') ? written.lastIndexOf('(') : -1;
  const short = open > 0 ? written.slice(0, open).trim() : '';
  const long = short === '' ? '' : written.slice(open + 1, -1);
  return {
    type: 'textDirective',
    name: 'abbr',
    attributes: long === '' ? {} : { title: long },
    children: [text(long === '' ? written : short)],
    data: { hName: 'abbr', text: written },
  };
}
