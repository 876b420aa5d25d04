import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { LINK_SCHEMES, SOURCE_SCHEMES } from './protocols.ts';

const common = defaultSchema.attributes?.['*'] ?? [];
const FORM_ATTRIBUTES = new Set([
  'accept',
  'acceptCharset',
  'action',
  'encType',
  'method',
  'name',
  'target',
  'tabIndex',
  'accessKey',
]);

/**
 * What may stand in a document's HTML: GitHub's rules, and classes, ids, figures, media and ARIA attributes besides. No scripts,
 * styles, forms, frames, embedded objects or event handlers. Ids stay as they are, because links lead to them; `name` is
 * allowed on anchors only, where it cannot hide properties of the browser's document object.
 */
export const documentSchema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...[
      'abbr',
      'address',
      'article',
      'aside',
      'audio',
      'bdi',
      'bdo',
      'big',
      'caption',
      'center',
      'cite',
      'col',
      'colgroup',
    ],
    ...[
      'data',
      'dfn',
      'figcaption',
      'figure',
      'font',
      'footer',
      'header',
      'hgroup',
      'main',
      'mark',
      'meter',
      'nav',
      'progress',
    ],
    ...['rb', 'rtc', 'small', 'time', 'track', 'u', 'video', 'wbr'],
  ],
  ancestors: { ...defaultSchema.ancestors, caption: ['table'], colgroup: ['table'], col: ['table'] },
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ...common.filter(name => typeof name !== 'string' || !FORM_ATTRIBUTES.has(name)),
      ...['className', 'role', 'ariaLabel', 'ariaLabelledBy', 'ariaDescribedBy', 'ariaHidden', 'ariaCurrent', 'data*'],
      ['tabIndex', 0, -1],
    ],
    a: ['href', 'name', 'rel', 'hrefLang'],
    audio: ['src', 'controls', 'loop', 'preload'],
    code: [],
    figure: ['style'],
    img: ['src', 'srcSet', 'sizes', 'loading', 'decoding', 'style'],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
    ],
    h2: [],
    li: [],
    ol: ['type', 'reversed'],
    section: [],
    source: ['src', 'srcSet', 'type', 'media'],
    table: ['style'],
    td: ['headers', 'scope'],
    th: ['headers', 'scope'],
    track: ['src', 'kind', 'srcLang', 'default'],
    ul: [],
    video: ['src', 'controls', 'loop', 'muted', 'poster', 'preload', 'playsInline'],
  },
  clobber: [],
  protocols: {
    cite: ['http', 'https'],
    href: [...LINK_SCHEMES],
    longDesc: ['http', 'https'],
    poster: ['http', 'https'],
    src: [...SOURCE_SCHEMES],
  },
  strip: ['script', 'style', 'title', 'template', 'iframe', 'object', 'embed', 'noscript', 'textarea', 'select'],
};

/** The same for a start tag alone, whose parents stand in other blocks. */
export const startTagSchema: Schema = { ...documentSchema, ancestors: {} };
