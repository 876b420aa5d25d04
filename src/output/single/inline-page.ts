import { type Words, wordsOf } from '../../literate/words/words.ts';
import { toBase64 } from '../print/base64.ts';

/** What a page is put together from. */
export interface PageParts {
  /** From the site's root. */
  readonly path: string;
  /** Files of the site: styles, scripts, icons. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Reads a file of the project by its place in the site. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Is told of each file that the page leads to. */
  readonly onLink: (path: string) => void;
}

/** Puts into a page what it loads: styles, scripts, images. What cannot be put in is left out, and of an image its words are shown. */
export function inlinePage(html: string, parts: PageParts): string {
  const words = wordsOf(attributeValue(/<html\b[^>]*>/.exec(html)?.[0] ?? '', 'lang'));
  return html
    .replace(/<link\b[^>]*>/g, tag => inlineLink(tag, parts))
    .replace(/<script\b([^>]*)><\/script>/g, (_, attributes: string) => inlineScript(attributes, parts))
    .replace(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/g, tag => inlineImage(tag, parts, words))
    .replace(/<a\b(?:[^>"']|"[^"]*"|'[^']*')*>/g, tag => {
      const target = localPath(attributeValue(tag, 'href'), parts.path);
      if (target !== undefined) parts.onLink(target);
      return tag;
    });
}

function inlineLink(tag: string, { path, files }: PageParts): string {
  const file = localPath(attributeValue(tag, 'href'), path);
  const content = file === undefined ? undefined : files.get(file);
  if (content === undefined) return '';
  const kind = attributeValue(tag, 'rel');
  if (kind === 'stylesheet') return `<style>\n${ended(textOf(content), 'style')}</style>`;
  if (kind === 'icon') return tag.replace(/href="[^"]*"/, `href="${dataUrl('image/svg+xml', bytesOf(content))}"`);
  return '';
}

/** Scripts keep the time at which they run: those that wait for the page do so as modules. */
function inlineScript(attributes: string, { path, files }: PageParts): string {
  const file = localPath(attributeValue(attributes, 'src'), path);
  const content = file === undefined ? undefined : files.get(file);
  if (content === undefined) return '';
  const type = /\sdefer\b/.test(attributes) ? ' type="module"' : '';
  return `<script${type}>\n${ended(textOf(content), 'script')}</script>`;
}

/** Nothing in a style or script may look like its end. */
function ended(text: string, name: 'style' | 'script'): string {
  return text.replace(new RegExp(`</(?=${name})`, 'gi'), '<\\/');
}

function inlineImage(tag: string, { path, read }: PageParts, words: Words): string {
  const src = attributeValue(tag, 'src');
  if (src.startsWith('data:')) return tag;
  const file = localPath(src, path);
  const bytes = file === undefined ? undefined : read(file);
  const kind = KINDS[/\.([^./]+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? ''];
  if (!bytes || kind === undefined)
    return `<span class="pylit-broken">${written(tag, 'alt') || words.text('image')}</span>`;
  return withoutSources(tag).replace(/\ssrc="[^"]*"/, ` src="${dataUrl(kind, bytes)}"`);
}

/** Other sizes of an image would be loaded. */
function withoutSources(tag: string): string {
  return tag.replace(/\s(?:srcset|sizes)="[^"]*"/g, '');
}

const KINDS: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** An attribute's value as it is written, with its references. */
function written(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)?.[1] ?? '';
}

function attributeValue(tag: string, name: string): string {
  return written(tag, name)
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, digits: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10ffff)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

/** The path that a relative address means, from the site's root; undefined where it leads elsewhere. */
function localPath(url: string, from: string): string | undefined {
  const file = url.replace(/[?#].*$/s, '');
  if (file === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(file)) return undefined;
  const folders = from.split('/').slice(0, -1);
  for (const step of decoded(file).split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function dataUrl(kind: string, bytes: Uint8Array): string {
  return `data:${kind};base64,${toBase64(bytes)}`;
}
