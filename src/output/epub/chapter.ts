import type { PageInput } from '../../literate/format.ts';
import type { Words } from '../../literate/words/words.ts';
import { documentLanguage, pageWords } from '../print/page-words.ts';
import { CONTENT, STYLES } from './places.ts';
import { allowedTag } from './tag-rules.ts';
import { escapeXml, type StartTag, toXhtml, unescapeXml } from './xhtml.ts';

/** A chapter, and what it shows and needs. */
export interface Chapter {
  /** From the folder of the content. */
  readonly path: string;
  readonly title: string;
  readonly xhtml: string;
  /** Files that it shows, from the folder of the content. */
  readonly images: ReadonlySet<string>;
  readonly hasMath: boolean;
  readonly hasDrawings: boolean;
}

/** What a chapter is made of. */
export interface ChapterSource {
  /** From the folder of the content. */
  readonly path: string;
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  readonly words: Words;
  readonly html: PageHtml;
}

/** A page as HTML: its body, and its notes as list items. */
export interface PageHtml {
  readonly body: string;
  readonly notes: readonly string[];
}

/** What a chapter may lead to and show. */
export interface Surroundings {
  /** The ids of all chapters, by their paths. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a reading system shows a file. */
  isImage(path: string): boolean;
}

/** The chapter of a document. */
export function chapterOf(page: PageInput, html: PageHtml): ChapterSource {
  const { site, outline, document } = page;
  return {
    ...{ path: site.pagePath(document), title: outline.exports.title ?? document, html },
    ...{ language: documentLanguage(page, site.language), words: pageWords(page) },
  };
}

/** The ids of a page. */
export function idsOf({ body, notes }: PageHtml): Set<string> {
  return new Set([...[body, ...notes].join('').matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescapeXml(id)));
}

/** Makes a chapter of a page. What it cannot lead to stays as text, and what it cannot show is a box with its words. */
export function makeChapter({ path, title, html, ...source }: ChapterSource, surroundings: Surroundings): Chapter {
  const language = escapeXml(source.language);
  const writing = new ChapterWriting(path, source.words, surroundings);
  const body = writing.write(html.body);
  const notes = html.notes.map(note => writing.write(note));
  const heading = /<h1[\s>]/.test(body) ? '' : `<h1>${escapeXml(title)}</h1>\n`;
  const up = '../'.repeat(path.split('/').length);
  const xhtml = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${language}" lang="${language}">
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="${up}${STYLES}"/>
</head>
<body>
<article class="text">
${heading}${body}${noteSection(notes, source.words)}</article>
</body>
</html>
`;
  return { path, title, xhtml, images: writing.images, hasMath: writing.hasMath, hasDrawings: writing.hasDrawings };
}

function noteSection(notes: readonly string[], words: Words): string {
  if (notes.length === 0) return '';
  const title = words.markup(escapeXml, 'footnotes');
  return `<section class="footnotes" role="doc-endnotes" epub:type="endnotes" aria-label="${title}">\n<ol>\n${notes.join('')}</ol>\n</section>\n`;
}

class ChapterWriting {
  readonly images = new Set<string>();
  hasMath = false;
  hasDrawings = false;
  private readonly path: string;
  private readonly words: Words;
  private readonly surroundings: Surroundings;
  private readonly seen = new Set<string>();

  constructor(path: string, words: Words, surroundings: Surroundings) {
    this.path = path;
    this.words = words;
    this.surroundings = surroundings;
  }

  write(html: string): string {
    return toXhtml(
      withWords(withWideTables(html), this.words, src => this.isShown(src)),
      (tag, inside) => {
        const isForeign = FOREIGN.test(tag.name);
        // In formulas and drawings there are no elements but their own, so no links either.
        if (!isForeign && inside.some(name => name === 'math' || name === 'svg')) return undefined;
        if (tag.name === 'math') this.hasMath = true;
        if (tag.name === 'svg') this.hasDrawings = true;
        const made = allowedTag(tag, isForeign);
        return made && this.linked(this.withOwnId(made));
      },
    );
  }

  /** XML allows an id once. */
  private withOwnId(tag: StartTag): StartTag {
    const id = tag.attributes.get('id');
    if (id === undefined) return tag;
    if (id === '' || /\s/.test(unescapeXml(id)) || this.seen.has(id)) tag.attributes.delete('id');
    else this.seen.add(id);
    return tag;
  }

  private linked(tag: StartTag): StartTag {
    const href = tag.name === 'a' ? tag.attributes.get('href') : undefined;
    if (href !== undefined) {
      const target = this.target(unescapeXml(href));
      if (target === undefined) tag.attributes.delete('href');
      else tag.attributes.set('href', escapeXml(target));
    }
    // In drawings nothing is loaded.
    tag.attributes.delete('xlink:href');
    const src = tag.name === 'img' ? tag.attributes.get('src') : undefined;
    if (src !== undefined && !src.startsWith('data:')) this.images.add(resolved(this.path, unescapeXml(src)).path);
    return tag;
  }

  /** Where a link leads in the book; undefined where it leads to nothing that is in it. */
  private target(href: string): string | undefined {
    if (/^(?:https?|mailto|tel):/i.test(href)) return validUri(href);
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return undefined;
    const { path, fragment } = resolved(this.path, href);
    const ids = this.surroundings.ids.get(path);
    if (!ids) return undefined;
    const file = href.replace(/[?#].*$/s, '');
    if (fragment === '' || !ids.has(fragment)) return file === '' ? undefined : file;
    return `${file}#${encodeURIComponent(fragment)}`;
  }

  private isShown(src: string): boolean {
    if (/^data:image\/(?:png|gif|jpeg|svg\+xml)[;,]/i.test(src)) return true;
    if (/^[a-z][a-z0-9+.-]*:/i.test(src) || src.startsWith('//')) return false;
    return this.surroundings.isImage(resolved(this.path, src).path);
  }
}

/** Names that only MathML and SVG have; those that HTML has too mean there what they mean here. */
const FOREIGN =
  /^(?:math|m(?:action|enclose|error|fenced|frac|glyph|i|labeledtr|multiscripts|n|o|over|padded|phantom|prescripts|root|row|s|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover)|none|semantics|annotation|annotation-xml|svg|g|path|polygon|polyline|line|rect|circle|ellipse|defs|marker|text|tspan|title|desc|use|symbol|clipPath|linearGradient|radialGradient|stop|pattern|mask|filter|fe[A-Z]\w*)$/;

/** An address without characters that none may hold. */
function validUri(href: string): string {
  const [place = '', ...fragments] = href.toWellFormed().split('#');
  const valid = [place, ...(fragments.length > 0 ? [fragments.join('%23')] : [])].join('#');
  return valid.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/[^\w.~:/?#@!$&'()*+,;=%-]/gu, encodeURIComponent);
}

/** Tables of so many columns are wider than a small screen, where nothing scrolls. */
const WIDE = 6;

function withWideTables(html: string): string {
  return html.replace(TABLE, (tag, attributes: string, at: number) => {
    const end = html.indexOf('</table>', at);
    const table = html.slice(at, end < 0 ? html.length : end);
    const [row = ''] = table.split('</tr>', 1);
    if ((row.match(/<t[hd][\s>]/g)?.length ?? 0) < WIDE) return tag;
    if (/\sclass="/.test(attributes)) return tag.replace(/\sclass="/, ' class="wide-table ');
    return `<table class="wide-table"${attributes}>`;
  });
}

const TABLE = /<table\b((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

/** Puts the words of images in the place of those that are not shown. */
function withWords(html: string, words: Words, isShown: (src: string) => boolean): string {
  return html.replace(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/g, tag => {
    const src = unescapeXml(/\ssrc="([^"]*)"/.exec(tag)?.[1] ?? '');
    if (isShown(src)) return tag;
    const alt = /\salt="([^"]*)"/.exec(tag)?.[1] ?? '';
    return `<span class="no-image">${alt === '' ? words.markup(escapeXml, 'image') : alt.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</span>`;
  });
}

/** The path that a relative address means, from the folder of the content. */
export function resolved(from: string, href: string): { readonly path: string; readonly fragment: string } {
  const [, file = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? [];
  if (file === '') return { path: from, fragment: decoded(fragment) };
  const folders = from.split('/').slice(0, -1);
  for (const step of decoded(file).split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return { path: folders.join('/'), fragment: decoded(fragment) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A chapter's place in the archive. */
export function placeOf(path: string): string {
  return `${CONTENT}/${path}`;
}
