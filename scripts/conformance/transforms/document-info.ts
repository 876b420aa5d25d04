import { makeId } from '../../../src/reader/rst/text/make-id.ts';
import { element, type PseudoElement } from '../element.ts';
import { authorsOf } from './authors.ts';
import { isPreBibliographic } from './kinds.ts';
import { elements, extend, plain, type Tree } from './tree.ts';

/** Fields of one paragraph. */
const SIMPLE: ReadonlySet<string> = new Set([
  'author',
  'organization',
  'address',
  'contact',
  'version',
  'revision',
  'status',
  'date',
  'copyright',
]);

/** Fields that become topics, and their titles. */
const TOPICS: Readonly<Record<string, string>> = { dedication: 'Dedication', abstract: 'Abstract' };

/** Keywords of old version control systems, and what of them is kept. */
const KEYWORDS: readonly (readonly [RegExp, string])[] = [
  [/\$Date: (\d\d\d\d)[-/](\d\d)[-/](\d\d)[ T][\d:]+[^$]* \$/i, '$1-$2-$3'],
  [/\$RCSfile: (.+),v \$/i, '$1'],
  [/\$[a-zA-Z]+: (.+) \$/, '$1'],
];

interface Collected {
  readonly tree: Tree;
  readonly info: PseudoElement;
  readonly topics: Map<string, PseudoElement>;
}

/** A field list at the start of the document holds its bibliographic data. */
export function documentInfo(tree: Tree): void {
  const { root } = tree;
  const at = root.children.findIndex(child => typeof child === 'string' || !isPreBibliographic(child));
  const fields = root.children[at];
  if (fields === undefined || typeof fields === 'string' || fields.tag !== 'field_list') return;
  const collected: Collected = { tree, info: element('docinfo'), topics: new Map() };
  for (const field of elements(fields)) if (!extract(collected, field)) keep(collected, field);
  tree.remove(fields);
  const titles = ['title', 'subtitle', 'meta', 'decoration'];
  const first = root.children.findIndex(child => typeof child === 'string' || !titles.includes(child.tag));
  const topics = Object.keys(TOPICS).flatMap(name => collected.topics.get(name) ?? []);
  const info = collected.info.children.length > 0 ? [collected.info] : [];
  tree.insert(root, first < 0 ? root.children.length : first, [...info, ...topics]);
}

/** Makes the element of a field; false where it is none that has one. */
function extract(collected: Collected, field: PseudoElement): boolean {
  const [name, body] = elements(field);
  if (!name || !body) return false;
  const written = plain(name.children.slice(0, 1));
  const { kind: known, label } = fieldOf(collected.tree, name, written);
  if (!SIMPLE.has(known) && known !== 'authors' && !(known in TOPICS)) return false;
  const complain = (problem: string) => {
    collected.tree.append(body, collected.tree.message(2, problem, name));
    return false;
  };
  if (body.children.length === 0) return complain(`Cannot extract empty bibliographic field "${written}".`);
  if (known === 'authors') return authors(collected, name, body) || complain(authorsProblem(written));
  if (known in TOPICS) {
    if (collected.topics.has(known)) return complain(`There can only be one "${written}" field.`);
    const title = element('title', {}, [label ?? TOPICS[known] ?? '']);
    collected.topics.set(known, element('topic', { classes: [known] }, [title, ...body.children]));
    return true;
  }
  return simple(collected, known, body) || complain(compoundProblem(written, body));
}

/** The bibliographic field that a name means in the language of the text. */
function fieldOf(tree: Tree, name: PseudoElement, written: string): { kind: string; label?: string | undefined } {
  const kind = written.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const language = tree.settings.language_code;
  if (language === undefined || language === 'en') return { kind };
  const { field } = name.origin?.data?.rst ?? {};
  return field && (field.isOwn ?? false) ? field : { kind: '' };
}

/** The paragraph of a body; an author's initial may have looked like the number of a list. */
function paragraphOf(tree: Tree, body: PseudoElement): PseudoElement | undefined {
  const [first, ...more] = elements(body);
  if (first?.tag === 'paragraph' && more.length === 0) return first;
  const written = tree.written(body).trim();
  if (first?.tag !== 'enumerated_list' || written.includes('\n')) return undefined;
  return element('paragraph', {}, [written]);
}

function simple({ tree, info }: Collected, tag: string, body: PseudoElement): boolean {
  const paragraph = paragraphOf(tree, body);
  if (!paragraph) return false;
  cleanKeywords(paragraph);
  const attributes = tag === 'address' ? { 'xml:space': 'preserve' } : {};
  info.children.push(element(tag, attributes, paragraph.children));
  return true;
}

function authors({ tree, info }: Collected, name: PseudoElement, body: PseudoElement): boolean {
  const [only] = elements(body);
  const source = only?.tag === 'paragraph' ? tree.written(only) : '';
  const found = authorsOf(body, source, name.origin?.data?.rst?.field?.separators);
  if (found.length === 0) return false;
  info.children.push(
    element(
      'authors',
      {},
      found.map(each => element('author', {}, each)),
    ),
  );
  return true;
}

function authorsProblem(name: string): string {
  return [
    `Cannot extract "${name}" from bibliographic field:`,
    `Bibliographic field "${name}" must contain either`,
    ' a single paragraph (with author names separated by a character from the set ";,"),',
    ' multiple paragraphs (one per author),',
    ' or a bullet list with one author name per item.',
    'Note: Leading initials can cause (mis)recognizing names as enumerated list.',
  ].join('\n');
}

function compoundProblem(name: string, body: PseudoElement): string {
  const tags = elements(body).flatMap(({ tag }) => (tag === 'system_message' ? [] : [`<${tag}>`]));
  const found = tags.length > 1 ? `[${tags.join(', ')}]` : `a ${tags[0]}`;
  return `Bibliographic field "${name}"\nmust contain a single <paragraph>, not ${found}.`;
}

/** Any other field stays one, with its name as class. */
function keep({ info }: Collected, field: PseudoElement): void {
  const [name, body] = elements(field);
  const [paragraph, ...more] = body ? elements(body) : [];
  if (paragraph?.tag === 'paragraph' && more.length === 0) cleanKeywords(paragraph);
  const id = makeId(plain(name?.children.slice(0, 1) ?? []));
  extend(field, 'classes', id === '' ? [] : [id]);
  info.children.push(field);
}

function cleanKeywords(paragraph: PseudoElement): void {
  const [only, ...more] = paragraph.children;
  if (typeof only !== 'string' || more.length > 0) return;
  const found = KEYWORDS.find(([pattern]) => pattern.test(only));
  if (found) paragraph.children[0] = only.replace(found[0], found[1]);
}
