import type { BookInput, Format, OutputFile, PageInput } from '../../literate/format.ts';
import { inlinePage } from './inline-page.ts';

/** What single files are made from. */
export interface SingleFormatOptions {
  /** The website: its pages are what is put into one file each. */
  readonly html: Format;
}

/** Changes whenever this folder makes another file of the same page. */
const INLINING = 1;

/** Makes the format of single files: a page each, which holds its styles, scripts and images, and loads nothing. */
export function createSingleFormat({ html }: SingleFormatOptions): Format {
  return {
    name: 'single',
    identity: JSON.stringify(['single', INLINING, html.identity]),
    extension: '.html',
    transform: (node, block, context) => html.transform(node, block, context),
    failure: (block, reason) => html.failure(block, reason),
    assemble: page => html.assemble(page),
    siteFiles: () => [],
    isApart: true,
    bind: book => bind(book, html),
  };
}

async function bind(book: BookInput, html: Format): Promise<OutputFile[]> {
  const { pages, site, programs } = book;
  const files = new Map((await html.siteFiles(site, programs)).map(({ path, content }) => [path, content]));
  const known = new Map<string, Uint8Array | undefined>();
  const read = (path: string) => {
    if (!known.has(path)) known.set(path, book.read(path));
    return known.get(path);
  };
  const paths = new Set(pages.map(page => site.pagePath(page.document)));
  const linked = new Set<string>();
  const made = pages.map((page: PageInput) => {
    const path = site.pagePath(page.document);
    const content = inlinePage(html.assemble(page), { path, files, read, onLink: file => linked.add(file) });
    return { path, content };
  });
  return [...made, ...linkedFiles([...linked].sort(), paths, read)];
}

/** Files that a page leads to, and does not show, lie beside it. */
function linkedFiles(
  linked: readonly string[],
  pages: ReadonlySet<string>,
  read: (path: string) => Uint8Array | undefined,
): OutputFile[] {
  return linked.flatMap(path => {
    const content = pages.has(path) ? undefined : read(path);
    return content ? [{ path, content }] : [];
  });
}
