import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import type { Artifact } from '../../literate/artifact.ts';
import type {
  BlockContext,
  BookInput,
  Format,
  OutputFile,
  PageInput,
  PageLink,
  SiteIndexEntry,
  SitePrograms,
} from '../../literate/format.ts';
import type { Words } from '../../literate/words/words.ts';
import { siteWords } from '../print/page-words.ts';
import { pictureDamage } from '../print/picture-damage.ts';
import { type ChapterSource, chapterOf, idsOf, makeChapter, type PageHtml, placeOf } from './chapter.ts';
import { coverWords, drawnCover } from './cover.ts';
import { navigationDocument } from './navigation.ts';
import { type BookMetadata, type CoverImage, packageDocument } from './package.ts';
import { COVER, COVER_IMAGE, NAVIGATION, PACKAGE, STYLES } from './places.ts';
import { plainCss } from './plain-css.ts';
import { bookStyles } from './styles.css.ts';
import { escapeXml } from './xhtml.ts';

/** What an EPUB is made from. */
export interface EpubFormatOptions {
  /** Makes the HTML of blocks, as for pages. */
  readonly html: Pick<Format, 'identity' | 'transform' | 'failure'>;
  /** Fills the holes of a document's artifacts. */
  readonly fill: (page: PageInput) => PageHtml;
  /** The colours of code, by the number of the token's class: six hexadecimal digits. */
  readonly colours: ReadonlyMap<string, string>;
  /** CSS of the plugins, for what they draw. */
  readonly styles?: string;
  readonly authors: readonly string[];
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly edition?: string | undefined;
  readonly publisher?: string | undefined;
  /** The picture of the cover; where there is none, one is drawn. */
  readonly cover?: { readonly bytes: Uint8Array; readonly mediaType: string } | undefined;
  /** Pages that list what is in all documents: their titles, and their HTML for the path that they stand at. */
  readonly lists?: BookLists;
  /** What decides the book, and not the blocks. */
  readonly pages?: string;
  /** When the book was made, in UTC: `2026-11-21T00:00:00Z`. */
  readonly modified: string;
}

/** Lists of what is in all documents. */
interface BookLists {
  readonly code?: { readonly title: string; html(programs: SitePrograms, path: string): string };
  readonly index?: { readonly title: string; html(entries: readonly SiteIndexEntry[], path: string): string };
}

/** Changes whenever this folder makes another book of the same HTML. */
const BINDING = 7;

/** Makes the format of an EPUB 3: one file with all documents, in reading order. */
export function createEpubFormat(options: EpubFormatOptions): Format {
  const { html } = options;
  return {
    name: 'epub',
    identity: JSON.stringify(['epub', BINDING, html.identity]),
    ...(options.pages !== undefined && { pages: options.pages }),
    ...(options.lists?.code && { codePage: { title: options.lists.code.title } }),
    ...(options.lists?.index && { indexPage: { title: options.lists.index.title } }),
    extension: '.xhtml',
    transform(node, block, context) {
      const made = html.transform(node, block, context);
      if (!(made instanceof Promise)) return noted(made, context);
      return made.then(artifact => noted(artifact, context));
    },
    failure: (block, reason) => html.failure(block, reason),
    assemble: page => options.fill(page).body,
    siteFiles: () => [],
    bind: book => Promise.resolve(bind(book, options)),
  };
}

/** Says which images a book cannot show. */
function noted(artifact: Artifact, context: BlockContext): Artifact {
  const warn = (name: string) =>
    context.message(
      'warning',
      'epub-image',
      `No book shows the image "${name.slice(0, 200)}": its words stand for it.`,
      {
        hint: 'PNG, JPEG, GIF and SVG of the project are shown.',
      },
    );
  for (const [index, part] of artifact.parts.entries()) {
    const before = artifact.parts[index - 1];
    if (typeof part === 'string') {
      for (const [, src = ''] of part.matchAll(/<img\b[^>]*?\ssrc="((?:https?:)?\/\/[^"]*)"/g)) warn(src);
    } else if (part.hole === 'href' && typeof before === 'string' && /<img\b[^>]*\ssrc="$/.test(before)) {
      if (kindOf(part.name) === '') warn(part.name);
    }
  }
  return artifact;
}

function kindOf(path: string): string {
  return KINDS[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? '';
}

function bind(book: BookInput, options: EpubFormatOptions): OutputFile[] {
  const { pages, site } = book;
  if (pages.length === 0) return [];
  const documents = pages.map(page => chapterOf(page, options.fill(page)));
  const lists = listPages(book, options);
  const sources = [...documents, ...lists];
  const ids = new Map(sources.map(({ path, html }) => [path, idsOf(html)]));
  const images = new Images(book);
  const surroundings = { ids, isImage: (path: string) => images.isImage(path) };
  const chapters = sources.map(source => makeChapter(source, surroundings));
  for (const page of pages) reportDamage(page, images, book);
  const shown = [...new Set(chapters.flatMap(chapter => [...chapter.images]))].sort();
  const metadata: BookMetadata = {
    title: titleOf(book, options),
    language: site.language,
    authors: options.authors,
    publisher: options.publisher,
    modified: options.modified,
  };
  const folder = PACKAGE.slice(0, PACKAGE.lastIndexOf('/'));
  const cover = coverOf(metadata, siteWords(site), options);
  const bookImages = shown.map(path => ({ path, mediaType: images.mediaType(path) }));
  const files: Zippable = {
    // It comes first and is not compressed, so that a program can see what the archive is.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(CONTAINER),
    [PACKAGE]: strToU8(packageDocument(metadata, chapters, bookImages, cover)),
    [`${folder}/${NAVIGATION}`]: strToU8(
      navigationDocument(metadata.title, metadata.language, siteWords(site), pages, lists, ids),
    ),
    [`${folder}/${COVER}`]: strToU8(coverPage(metadata, siteWords(site), cover.name)),
    [`${folder}/${cover.name}`]: cover.bytes,
    [`${folder}/${STYLES}`]: strToU8(
      `${bookStyles}\n${plainCss(options.styles ?? '')}${colourStyles(options.colours)}`,
    ),
  };
  for (const { path, xhtml } of chapters) files[`${folder}/${placeOf(path)}`] = strToU8(xhtml);
  for (const path of shown) files[`${folder}/${placeOf(path)}`] = images.bytes(path);
  return [{ path: fileName(book), content: zipSync(files, { level: 9, mtime: EARLIEST }) }];
}

/** Says which images of a document are damaged: their words stand for them. */
function reportDamage({ document, artifacts, outline, site }: PageInput, images: Images, { report }: BookInput): void {
  for (const [block, { parts }] of artifacts.entries())
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1];
      if (typeof part === 'string' || part.hole !== 'href' || typeof before !== 'string') continue;
      if (!/<img\b[^>]*\ssrc="$/.test(before)) continue;
      const reason = images.damage(site.locate(document, part)?.path ?? '');
      if (reason === undefined) continue;
      const message = `The image "${part.name.slice(0, 200)}" cannot be shown: ${reason}. Its words stand for it.`;
      const line = outline.blocks[block]?.line ?? 1;
      report(document, { severity: 'error', rule: 'epub-image', message, line, column: 1 });
    }
}

/** The page of all code and the general index, where there is something in them; of all documents, not of some. */
function listPages({ site, programs, index = [], isWhole }: BookInput, { lists }: EpubFormatOptions): ChapterSource[] {
  if (!isWhole) return [];
  const { codePage, indexPage, language } = site;
  const words = siteWords(site);
  const body = ({ title, path }: PageLink, html: string) => ({
    path,
    title,
    language,
    words,
    html: { body: html, notes: [] },
  });
  return [
    ...(lists?.code && codePage && programs ? [body(codePage, lists.code.html(programs, codePage.path))] : []),
    ...(lists?.index && indexPage ? [body(indexPage, lists.index.html(index, indexPage.path))] : []),
  ];
}

function coverOf(
  { title, authors, publisher }: BookMetadata,
  words: Words,
  { cover, subtitle, edition }: EpubFormatOptions,
): CoverImage & { readonly bytes: Uint8Array } {
  const ending = Object.entries(KINDS).find(([, kind]) => kind === cover?.mediaType)?.[0] ?? 'svg';
  return {
    name: `${COVER_IMAGE}.${ending}`,
    mediaType: cover?.mediaType ?? 'image/svg+xml',
    bytes: cover?.bytes ?? strToU8(drawnCover({ title, words, subtitle, authors, edition, publisher })),
  };
}

function coverPage({ title, language, authors }: BookMetadata, words: Words, image: string): string {
  const said = escapeXml(coverWords(title, authors, words));
  const tag = escapeXml(language);
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${tag}" lang="${tag}">
<head>
<title>${said}</title>
<style>body { margin: 0; text-align: center; } img { max-width: 100%; max-height: 100vh; }</style>
</head>
<body epub:type="cover">
<img src="${image}" alt="${said}" role="doc-cover"/>
</body>
</html>
`;
}

function colourStyles(colours: ReadonlyMap<string, string>): string {
  return [...colours].map(([name, colour]) => `.t${name} { color: #${colour}; }\n`).join('');
}

/** The same in every zone: archives know no zones. */
const EARLIEST = new Date(1980, 0, 1);

const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** A single document that was asked for is a book of its own. */
function titleOf({ pages, site, isWhole }: BookInput, { title }: EpubFormatOptions): string {
  const [only] = pages;
  if (only && !isWhole && pages.length === 1) return only.outline.exports.title ?? only.document;
  return title ?? (site.title === '' ? 'Documents' : site.title);
}

function fileName({ pages, site, isWhole }: BookInput): string {
  const [only] = pages;
  if (isWhole || !only) return 'book.epub';
  return pages.length === 1 ? `${site.pagePath(only.document).replace(/\.xhtml$/, '')}.epub` : 'selection.epub';
}

/** Kinds of images that every reading system shows. */
const KINDS: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** The images of the documents, read once. */
class Images {
  private readonly book: BookInput;
  private readonly known = new Map<string, Uint8Array | undefined>();
  private readonly damages = new Map<string, string | undefined>();

  constructor(book: BookInput) {
    this.book = book;
  }

  isImage(path: string): boolean {
    return this.mediaType(path) !== '' && this.read(path) !== undefined && this.damage(path) === undefined;
  }

  /** Why a file that is there is no picture. */
  damage(path: string): string | undefined {
    if (!this.damages.has(path)) {
      const bytes = this.mediaType(path) === '' ? undefined : this.read(path);
      this.damages.set(path, bytes && pictureDamage(path, bytes));
    }
    return this.damages.get(path);
  }

  bytes(path: string): Uint8Array {
    const bytes = this.read(path) ?? new Uint8Array();
    if (!path.toLowerCase().endsWith('.svg')) return bytes;
    // A drawing that names a definition elsewhere is not allowed in a book.
    return strToU8(strFromU8(bytes).replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>/i, ''));
  }

  mediaType(path: string): string {
    return kindOf(path);
  }

  private read(path: string): Uint8Array | undefined {
    if (!this.known.has(path)) this.known.set(path, this.book.read(path));
    return this.known.get(path);
  }
}
