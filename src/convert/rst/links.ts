import type { Image, ImageReference, Link } from 'mdast';
import type { Document } from '../../literate/document.ts';
import type { Losses } from '../losses.ts';
import { nearbyName } from '../names.ts';
import { type ConversionSite, labelOfSlug, relativePath } from '../site.ts';
import { escapePhrase } from './escape.ts';

const SIMPLE_NAME = /^[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*$/u;

/** Where the links of a Markdown document lead, as reStructuredText says it. */
export class Links {
  readonly #site: ConversionSite;
  readonly #losses: Losses;
  readonly #definitions: ReadonlyMap<string, string>;
  /** Labels by the ids of places. */
  readonly #labels = new Map<string, string>();
  readonly #pictures = new Map<string, string>();
  readonly #placed = new Set<string>();
  /** Links whose text has markup, by name. */
  readonly #marked = new Map<string, { readonly content: string; readonly url: string }>();
  readonly #titles: ReadonlySet<string>;

  constructor(document: Document, site: ConversionSite, losses: Losses) {
    this.#site = site;
    this.#losses = losses;
    this.#definitions = new Map(document.exports.definitions.map(({ name, url }) => [nameOf(name), url]));
    this.#titles = new Set(document.exports.anchors.map(({ text }) => nearbyName(text)));
    for (const { id, explicit, kind } of document.exports.anchors) {
      if (kind === 'chunk') continue;
      this.#labels.set(id, explicit || kind !== 'heading' ? id : labelOfSlug(site.path, id));
    }
  }

  /** The label of a place of this document. */
  labelOf(id: string): string {
    return this.#labels.get(id) ?? id;
  }

  /** A link with its address. */
  link({ url, position, title }: Link, text: string): string {
    const node = { ...(position && { position }) };
    if (title) this.#losses.add(node, `the title "${title}" of a link`);
    return this.#inside(url, text, node) ?? `\`${escapePhrase(text)}${text === '' ? '' : ' '}<${address(url)}>\`__`;
  }

  /** A link by the name of a definition. */
  reference(identifier: string, text: string): string {
    const url = this.#definitions.get(nameOf(identifier));
    if (url === undefined) return escapePhrase(text);
    const inside = this.#inside(url, text, undefined);
    if (inside !== undefined) return inside;
    const name = nameOf(identifier);
    if (nearbyName(text) !== name) return `\`${escapePhrase(text)} <${escapePhrase(name).replace(/>/g, '\\>')}_>\`__`;
    return SIMPLE_NAME.test(text) ? `${text}_` : `\`${escapePhrase(text)}\`_`;
  }

  /** The address of a definition. */
  urlOf(identifier: string): string | undefined {
    return this.#definitions.get(nameOf(identifier));
  }

  /** A picture by the name of its address. */
  pictureOf({ identifier, alt, position }: ImageReference): Image {
    const url = this.urlOf(identifier) ?? '';
    return { type: 'image', url, alt: alt ?? '', ...(position && { position }) };
  }

  /** A place between blocks. */
  placeBlock(id: string): string {
    this.#placed.add(id);
    return `.. _${id}:`;
  }

  /** Whether a place was written where it stands. */
  isPlaced(id: string): boolean {
    return this.#placed.has(id);
  }

  /** Whether a definition leads out of the project, so that it stays one. */
  isOutside(url: string): boolean {
    return this.#inside(url, 'x', undefined) === undefined;
  }

  #inside(url: string, text: string, node: Parameters<Losses['add']>[0]): string | undefined {
    const [, path = '', fragment = ''] = /^([^#?]*)(?:#(.*))?$/s.exec(url) ?? [];
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) || (path === '' && fragment === '')) return undefined;
    const titled = (role: string, target: string) =>
      `:${role}:\`${text === '' ? target : `${escapePhrase(text)} <${target}>`}\``;
    if (path === '') {
      const label = this.#labels.get(decoded(fragment)) ?? this.#site.label(decoded(fragment))?.id;
      if (label !== undefined) return titled('ref', label);
      this.#losses.add(node, `there is no place "#${fragment}" that has a label: the link stays as it is`);
      return undefined;
    }
    const found = this.#site.document(decoded(path));
    if (!found) return undefined;
    if (fragment === '')
      return titled('doc', relativePath(this.#site.path, found.path).replace(/\.(?:md|markdown|rst)$/, ''));
    const place = this.#site.place(found.path, decoded(fragment));
    if (place) return titled('ref', place.id);
    this.#losses.add(node, `there is no place "${url}" that has a label: the link stays as it is`);
    return undefined;
  }

  /**
   * Text with markup as a link: a substitution that stands for the text, and a target of its name.
   *
   * @returns undefined where the name is taken, or the link stays in the project
   */
  marked(text: string, content: string, url: string): string | undefined {
    const name = nearbyName(text);
    const isPlain = /^[^|\\`*_<>\n]+$/.test(name) && !/\n/.test(content);
    const isOwn = this.#definitions.get(name) === undefined || this.#definitions.get(name) === url;
    if (!isPlain || !isOwn || this.#labels.has(name) || this.#titles.has(name) || !this.isOutside(url))
      return undefined;
    if ([...this.#pictures.values()].includes(name)) return undefined;
    const known = this.#marked.get(name);
    if (known && (known.content !== content || known.url !== url)) return undefined;
    this.#marked.set(name, { content, url });
    return `|${name}|_`;
  }

  /** The name of the substitution that shows a picture in a line. */
  substitution({ url, alt, title, position }: Image, target?: string): string {
    if (title) this.#losses.add({ ...(position && { position }) }, `the title "${title}" of a picture`);
    const key = `${pictureOptions(url, alt ?? '')}${target === undefined ? '' : `\n   :target: ${target}`}`;
    const known = this.#pictures.get(key);
    if (known !== undefined) return known;
    const base = nearbyName((alt || url.split('/').at(-1) || 'picture').replace(/[|\\`*_<>]/g, ' ')) || 'picture';
    const taken = new Set([...this.#pictures.values(), ...this.#marked.keys()]);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base} ${count}`;
    this.#pictures.set(key, name);
    return name;
  }

  /** What the substitutions of the document stand for. */
  substitutions(): string[] {
    const pictures = [...this.#pictures].map(([picture, name]) => `.. |${name}| image:: ${picture}`);
    const texts = [...this.#marked].map(([name, { content }]) => `.. |${name}| replace:: ${content}`);
    return [...pictures, ...(texts.length > 0 ? [texts.join('\n')] : [])];
  }

  /** Targets of links whose text has markup. */
  targets(): string[] {
    return [...this.#marked].flatMap(([name, { url }]) => (this.#definitions.has(name) ? [] : [targetRst(name, url)]));
  }

  noteName(identifier: string): string {
    return (
      identifier
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '') || 'note'
    );
  }

  /** A place in a line, as what shows it and names it. */
  place(id: string, text: string): string {
    this.#placed.add(id);
    return `_\`${escapePhrase(text)}\``;
  }
}

/** The name that Markdown gives with its backslashes. */
function nameOf(identifier: string): string {
  return nearbyName(identifier.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

/** A target that leads elsewhere. */
export function targetRst(identifier: string, url: string): string {
  const name = nameOf(identifier).replace(/[\\`]/g, '\\$&');
  const written = SIMPLE_NAME.test(name) && !name.includes(':') ? name : `\`${name}\``;
  return `.. _${written}: ${url.replace(/\s/g, '%20').replace(/\\/g, '\\\\').replace(/_$/, '\\_')}`;
}

/** What stands behind `image::`. */
export function pictureOptions(url: string, alt: string): string {
  return `${url.replace(/\s/g, '%20') || '#'}\n   :alt: ${alt.replace(/\s+/g, ' ').replace(/\\/g, '\\\\')}`.trimEnd();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address(url: string): string {
  return url
    .replace(/\s/g, '%20')
    .replace(/[\\<>`]/g, '\\$&')
    .replace(/_$/, '\\_');
}
