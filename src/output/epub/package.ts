import { hash } from '../../bytes/hash.ts';
import { type Chapter, placeOf } from './chapter.ts';
import { COVER, NAVIGATION, STYLES } from './places.ts';
import { escapeXml } from './xhtml.ts';

/** What is known of a book as a whole. */
export interface BookMetadata {
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  readonly authors: readonly string[];
  readonly publisher?: string | undefined;
  /** When it was made: `2026-11-21T00:00:00Z`. */
  readonly modified: string;
}

/** A file of the archive and what it is. */
export interface BookImage {
  readonly path: string;
  readonly mediaType: string;
}

/** The file of the cover's picture, and what it is. */
export interface CoverImage {
  readonly name: string;
  readonly mediaType: string;
}

/** Makes the package document: metadata, all files, and the order of the chapters. */
export function packageDocument(
  book: BookMetadata,
  chapters: readonly Chapter[],
  images: readonly BookImage[],
  cover: CoverImage,
): string {
  const hasMath = chapters.some(chapter => chapter.hasMath);
  const items = [
    `<item id="nav" href="${NAVIGATION}" media-type="application/xhtml+xml" properties="nav"/>`,
    `<item id="cover" href="${COVER}" media-type="application/xhtml+xml"/>`,
    `<item id="cover-image" href="${cover.name}" media-type="${cover.mediaType}" properties="cover-image"/>`,
    `<item id="styles" href="${STYLES}" media-type="text/css"/>`,
    ...chapters.map((chapter, index) => chapterItem(chapter, index)),
    ...images.map(
      ({ path, mediaType }, index) =>
        `<item id="image-${index + 1}" href="${hrefOf(path)}" media-type="${escapeXml(mediaType)}"/>`,
    ),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeXml(book.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${identifier(book, chapters)}</dc:identifier>
<dc:title>${escapeXml(book.title)}</dc:title>
<dc:language>${escapeXml(book.language)}</dc:language>
${book.authors.map(author => `<dc:creator>${escapeXml(author)}</dc:creator>\n`).join('')}${
  book.publisher === undefined ? '' : `<dc:publisher>${escapeXml(book.publisher)}</dc:publisher>\n`
}<meta property="dcterms:modified">${book.modified}</meta>
<meta name="cover" content="cover-image"/>
<meta property="schema:accessMode">textual</meta>
${images.length > 0 ? '<meta property="schema:accessMode">visual</meta>\n' : ''}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
${images.length > 0 ? '<meta property="schema:accessibilityFeature">alternativeText</meta>\n' : ''}${
  hasMath ? '<meta property="schema:accessibilityFeature">MathML</meta>\n' : ''
}<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">The text can be read aloud and in any size; headings, lists, tables and notes are marked as such.</meta>
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine>
<itemref idref="cover"/>
<itemref idref="nav"/>
${chapters.map((_, index) => `<itemref idref="chapter-${index + 1}"/>`).join('\n')}
</spine>
</package>
`;
}

function chapterItem({ path, hasMath, hasDrawings }: Chapter, index: number): string {
  const properties = [...(hasMath ? ['mathml'] : []), ...(hasDrawings ? ['svg'] : [])].join(' ');
  const told = properties === '' ? '' : ` properties="${properties}"`;
  return `<item id="chapter-${index + 1}" href="${hrefOf(path)}" media-type="application/xhtml+xml"${told}/>`;
}

function hrefOf(path: string): string {
  return escapeXml(placeOf(path).split('/').map(encodeURIComponent).join('/'));
}

/** The same book has the same identifier, whatever its text: its title, language and authors. */
function identifier({ title, language, authors }: BookMetadata, chapters: readonly Chapter[]): string {
  const digest = hash('sha1', JSON.stringify([title, language, authors, chapters[0]?.path ?? '']));
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 3) | 8).toString(16);
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return `urn:uuid:${groups.join('-')}`;
}
