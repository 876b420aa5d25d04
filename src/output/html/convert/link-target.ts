import type { Nodes } from 'mdast';
import type { Namespace } from '../../../literate/names.ts';
import { LINK_SCHEMES } from '../sanitize/protocols.ts';
import type { BlockRendering } from './block-rendering.ts';

/** Where a link leads: a URL (perhaps a hole's mark), with the target's own text; or nowhere, said in a message. */
export type LinkTarget =
  | { readonly url: string; readonly text?: string }
  | { readonly url?: undefined; readonly text?: undefined; readonly problem: string };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;

/** Finds what a link's URL means: an external place, a label, a document, a place in a document, or another file. */
export function linkTarget(rendering: BlockRendering, url: string, node?: Nodes): LinkTarget {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) return externalTarget(rendering, url, scheme, node);
  if (url === '' || url === '#' || url === '#top' || url.startsWith('//') || url.startsWith('?')) return { url };
  const { path, query, fragment } = splitUrl(url);
  if (path === '') return labelTarget(rendering, fragment, `#${fragment}`, node);
  const found = localTarget(rendering, path, fragment, node);
  return query !== '' && found.url !== undefined ? { ...found, url: withQuery(found.url, query) } : found;
}

/** Finds the file that an image shows. */
export function imageTarget(rendering: BlockRendering, url: string, node?: Nodes): LinkTarget {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  const isPicture =
    scheme === 'http' || scheme === 'https' || /^data:image\/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]/i.test(url);
  if (scheme !== undefined) {
    return isPicture || rendering.renderer.trustHtml ? { url } : refuse(rendering, url, scheme, node);
  }
  if (url === '' || url.startsWith('//') || url.startsWith('#')) return { url };
  const { path } = splitUrl(url);
  return fileTarget(rendering, path) ?? missing(rendering, 'file', path, node);
}

function externalTarget(rendering: BlockRendering, url: string, scheme: string, node?: Nodes): LinkTarget {
  return LINK_SCHEMES.includes(scheme) || rendering.renderer.trustHtml ? { url } : refuse(rendering, url, scheme, node);
}

function refuse(rendering: BlockRendering, url: string, scheme: string, node?: Nodes): LinkTarget {
  const problem = `Links with "${scheme}:" are not made.`;
  rendering.context.message('warning', 'link-scheme', problem, {
    ...(node && { node }),
    hint: `Use one of ${LINK_SCHEMES.slice(0, 4).join(', ')}, or write ${JSON.stringify(url.slice(0, 40))} as code.`,
  });
  return { problem };
}

interface UrlParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

function splitUrl(url: string): UrlParts {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  return { path: decode(path), query, fragment: decode(fragment) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withQuery(url: string, query: string): string {
  return url + query.replace(/[\s"<>]/g, encodeURIComponent);
}

/** Finds a label by the name that a reference uses. */
export function labelTarget(rendering: BlockRendering, name: string, shown: string, node?: Nodes): LinkTarget {
  const label = rendering.context.names.lookup('label', name);
  if (label === undefined) return missing(rendering, 'label', name, node, shown);
  return { url: rendering.holes.mark({ hole: 'href', namespace: 'label', name }), text: label.text };
}

function localTarget(rendering: BlockRendering, path: string, fragment: string, node?: Nodes): LinkTarget {
  const name = documentName(rendering, path);
  if (name === undefined && rendering.context.names.lookup('outside', path))
    return outsideTarget(rendering, path, fragment, node);
  if (name === undefined) return fileTarget(rendering, path) ?? missing(rendering, missingKind(path), path, node);
  if (fragment !== '') return labelTarget(rendering, `${name}#${fragment}`, `${path}#${fragment}`, node);
  return documentTarget(rendering, name);
}

/** A document that is there. Its title is asked for only where it is shown, so that a new title rebuilds only what shows it. */
export function documentTarget(rendering: BlockRendering, name: string): LinkTarget {
  return {
    url: rendering.holes.mark({ hole: 'href', namespace: 'document', name }),
    get text() {
      return rendering.context.names.lookup('title', name)?.title ?? '';
    },
  };
}

/** What lies outside of the documents (another book on the same server, say) is taken at its word. */
function outsideTarget(rendering: BlockRendering, path: string, fragment: string, node?: Nodes): LinkTarget {
  rendering.context.message('info', 'outside-link', `${quoted(path)} leads out of the documents and is not checked.`, {
    ...(node && { node }),
  });
  return {
    url:
      path.split('/').map(encodeURIComponent).join('/') + (fragment === '' ? '' : `#${encodeURIComponent(fragment)}`),
  };
}

/** The document that a path means. A link to a page as it is woven (`intro.html`) means the document it is woven from. */
function documentName(rendering: BlockRendering, path: string): string | undefined {
  const { names } = rendering.context;
  if (names.lookup('document', path) !== undefined) return path;
  const source = path.replace(/\.html?$/i, '');
  return source !== path && source !== '' && names.lookup('document', source) !== undefined ? source : undefined;
}

function fileTarget(rendering: BlockRendering, path: string): LinkTarget | undefined {
  const file = rendering.context.names.lookup('file', path);
  return file && { url: rendering.holes.mark({ hole: 'href', namespace: 'file', name: path }), text: file.path };
}

function missingKind(path: string): 'document' | 'file' {
  return /\.(?:md|markdown|mkd|rst|rest|txt|html?)$|(?:^|\/)[^./]*$/i.test(path) ? 'document' : 'file';
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  label: 'place',
  document: 'document',
  file: 'file',
  chunk: 'chunk',
  term: 'term',
  token: 'token',
  footnote: 'footnote',
  substitution: 'substitution',
  definition: 'link definition',
  citation: 'work',
};

/** Reports a name that leads nowhere, with the nearest that exist. */
export function missing(
  rendering: BlockRendering,
  namespace: Namespace,
  name: string,
  node?: Nodes,
  shown = name,
): { readonly url?: undefined; readonly problem: string } {
  const { context } = rendering;
  const problem = `There is no ${KIND_WORDS[namespace] ?? namespace} ${quoted(shown)}.`;
  const near = context.names.nearest(namespace, name).slice(0, 3).map(quoted);
  // A grammar names what its text explains elsewhere: Sphinx is silent about it.
  context.message(namespace === 'token' ? 'info' : 'error', `unknown-${namespace}`, problem, {
    ...(node && { node }),
    ...(near.length > 0 && { hint: `Did you mean ${near.join(' or ')}?` }),
  });
  return { problem };
}

/** Quotes a name from a document and cuts it where it is long. */
function quoted(name: string): string {
  const cut = name.length > 80 ? `${name.slice(0, 77)}...` : name;
  return `"${cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, ' ')}"`;
}
