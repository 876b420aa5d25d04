import type { Nodes } from 'mdast';
import { queryName, queryOf } from '../../../literate/domains/object-query.ts';
import type { FoundObject } from '../../../literate/names.ts';
import type { CrossReference } from '../../../literate/nodes.ts';
import { noteId } from '../note-id.ts';
import type { BlockRendering } from './block-rendering.ts';
import { documentTarget, type LinkTarget, labelTarget, missing } from './link-target.ts';
import { numberTarget } from './number-reference.ts';

/** Where a reference leads. Where it leads nowhere and that is no problem that a reader should see, the problem is ''. */
export type CrossTarget = LinkTarget & { readonly title?: string };

/** Finds what a reference of reStructuredText means, by its kind and name. */
export function crossTarget(rendering: BlockRendering, node: CrossReference): CrossTarget {
  const { namespace, name } = node;
  const { names } = rendering.context;
  if (namespace === 'object') return objectTarget(rendering, node);
  if (namespace === 'citation') return workTarget(rendering, node);
  if (node.numbering !== undefined) return numberTarget(rendering, node);
  const value = names.lookup(namespace, name);
  if (value === undefined) {
    if (namespace === 'label' && !isRole(node) && names.lookup('footnote', name)) return { url: `#fn-${noteId(name)}` };
    if (namespace === 'label' && isRole(node) && SPHINX_PAGES.has(name)) return { problem: '' };
    const outside = isRole(node) ? outsideTarget(rendering, namespace, name) : undefined;
    return outside ?? missing(rendering, namespace, name, node);
  }
  if (namespace === 'label') return labelTarget(rendering, name, name, node);
  if ('exists' in value) return documentTarget(rendering, name);
  return { url: rendering.holes.mark({ hole: 'href', namespace, name }), text: ownText(value) };
}

/** A work that is cited: its number, where it has one, comes when the page is made. */
function workTarget(rendering: BlockRendering, node: CrossReference): CrossTarget {
  const { name, numbering } = node;
  const { names } = rendering.context;
  if (names.lookup('citation', name) === undefined) {
    if (names.lookup('bibliography', 'files')) return missing(rendering, 'citation', name, node);
    const hint = "Name a file of works in the configuration: bibliography: ['refs.bib'].";
    rendering.context.message(
      'warning',
      'unknown-citation',
      `There is no bibliography to cite "${name.slice(0, 80)}" from.`,
      {
        node,
        hint,
      },
    );
    return { problem: '' };
  }
  const number = numbering === undefined ? '' : rendering.holes.mark({ hole: 'number', namespace: 'citation', name });
  return { url: rendering.holes.mark({ hole: 'href', namespace: 'citation', name }), text: number };
}

/** Pages that Sphinx makes and that are not made here: references to them are text. */
const SPHINX_PAGES: ReadonlySet<string> = new Set(['genindex', 'modindex', 'py-modindex', 'search']);

function isRole({ data }: CrossReference): boolean {
  return data?.rst?.element === 'role';
}

function ownText(value: object): string {
  const { path, name } = value as { readonly path?: string; readonly name?: string };
  return path ?? name ?? '';
}

/** Roles whose targets other projects may have, by what they look up here. */
const OUTSIDE: Readonly<Record<string, string>> = { label: 'ref', document: 'doc', term: 'term' };

function outsideTarget(rendering: BlockRendering, namespace: string, target: string): CrossTarget | undefined {
  const role = OUTSIDE[namespace];
  if (role === undefined) return undefined;
  const found = rendering.context.names.lookup('object', queryName({ domain: 'std', role, target, inventory: '' }));
  return found && elsewhere(found);
}

function objectTarget(rendering: BlockRendering, node: CrossReference): CrossTarget {
  const query = queryOf(node.name);
  const general = query?.role === 'any' || query?.role === 'keyword' ? generalTarget(rendering, query) : undefined;
  if (general) return general;
  const found = rendering.context.names.lookup('object', node.name);
  if (found?.url !== undefined) return elsewhere(found);
  if (found)
    return {
      url: rendering.holes.mark({ hole: 'href', namespace: 'object', name: node.name }),
      text: found.text ?? found.name,
      title: found.name,
    };
  if (node.optional !== true && query && !isBuiltIn(query))
    unknown(rendering, node, `${query.domain}:${query.role}`, query.target);
  return { problem: '' };
}

/** What `any` and `keyword` may also mean: a label, a document, a term. */
function generalTarget(
  rendering: BlockRendering,
  { role, target }: { readonly role: string; readonly target: string },
): CrossTarget | undefined {
  const { names } = rendering.context;
  const label = target.toLowerCase();
  if (names.lookup('label', label)) return labelTarget(rendering, label, target);
  if (role === 'keyword') return outsideTarget(rendering, 'label', label);
  if (names.lookup('document', target)) return documentTarget(rendering, target);
  const term = names.lookup('term', target);
  return term && { url: rendering.holes.mark({ hole: 'href', namespace: 'term', name: target }), text: term.name };
}

function elsewhere({ url = '', text, name, project }: FoundObject): CrossTarget {
  return { url, text: text ?? name, ...(project && { title: `(in ${project})` }) };
}

function unknown({ context }: BlockRendering, node: CrossReference, role: string, target: string): void {
  const near = context.names.nearest('object', node.name).map(name => JSON.stringify(name.slice(0, 80)));
  const shown = JSON.stringify(target.slice(0, 80));
  context.message(
    node.optional === 'noted' ? 'info' : 'warning',
    'unknown-object',
    `Nothing that :${role}: could mean is called ${shown}.`,
    {
      node,
      ...(near.length > 0 && { hint: `Did you mean ${near.join(' or ')}?` }),
    },
  );
}

/** What Python itself has: many refer to it and few have its inventory. */
function isBuiltIn({ domain, target }: { readonly domain: string; readonly target: string }): boolean {
  if (domain !== 'py') return false;
  return BUILT_IN.has(target) || /^(?:[A-Z][A-Za-z]+(?:Error|Warning)|Exception|BaseException)$/.test(target);
}

const BUILT_IN: ReadonlySet<string> = new Set(
  (
    'None True False NotImplemented Ellipsis bool bytearray bytes classmethod complex dict float frozenset int list memoryview ' +
    'object property range set slice staticmethod str super tuple type abs all any ascii bin callable chr compile delattr dir ' +
    'divmod enumerate eval exec filter format getattr globals hasattr hash help hex id input isinstance issubclass iter len ' +
    'locals map max min next oct open ord pow print repr reversed round setattr sorted sum vars zip StopIteration ' +
    'KeyboardInterrupt SystemExit GeneratorExit StopAsyncIteration'
  ).split(' '),
);

/** Classes that a reader gave a node; undefined where it gave none. */
export function classesOf(node: Nodes): string[] | undefined {
  const className = node.data?.hProperties?.className;
  return Array.isArray(className) ? className : undefined;
}
