/** Quotation marks of a language: those around a quote, and those within one. */
export interface Quotes {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
  /** Decades are written `'80s`. */
  readonly isEnglish: boolean;
}

/** By the tag of the language; four signs, or four texts between bars. `x-altquot` has other usual ones. */
const QUOTES: Readonly<Record<string, string>> = {
  af: '“”‘’',
  'af-x-altquot': '„”‚’',
  bg: '„“‚‘',
  ca: '«»“”',
  'ca-x-altquot': '“”‘’',
  cs: '„“‚‘',
  'cs-x-altquot': '»«›‹',
  da: '»«›‹',
  'da-x-altquot': '„“‚‘',
  de: '„“‚‘',
  'de-x-altquot': '»«›‹',
  'de-ch': '«»‹›',
  el: '«»“”',
  en: '“”‘’',
  'en-uk-x-altquot': '‘’“”',
  eo: '“”‘’',
  es: '«»“”',
  'es-x-altquot': '“”‘’',
  et: '„“‚‘',
  'et-x-altquot': '«»‹›',
  eu: '«»‹›',
  fi: '””’’',
  'fi-x-altquot': '»»››',
  fr: '«\u00a0|\u00a0»|“|”',
  'fr-x-altquot': '«\u202f|\u202f»|“|”',
  'fr-ch': '«»‹›',
  'fr-ch-x-altquot': '«\u202f|\u202f»|‹\u202f|\u202f›',
  gl: '«»“”',
  he: '”“»«',
  'he-x-altquot': '„”‚’',
  hr: '„”‘’',
  'hr-x-altquot': '»«›‹',
  hsb: '„“‚‘',
  'hsb-x-altquot': '»«›‹',
  hu: '„”«»',
  is: '„“‚‘',
  it: '«»“”',
  'it-ch': '«»‹›',
  'it-x-altquot': '“”‘’',
  ja: '「」『』',
  ko: '“”‘’',
  lt: '„“‚‘',
  lv: '„“‚‘',
  mk: '„“‚‘',
  nl: '“”‘’',
  'nl-x-altquot': '„”‚’',
  nb: '«»’’',
  nn: '«»’’',
  'nn-x-altquot': '«»‘’',
  no: '«»’’',
  'no-x-altquot': '«»‘’',
  pl: '„”«»',
  'pl-x-altquot': '«»‚’',
  pt: '«»“”',
  'pt-br': '“”‘’',
  ro: '„”«»',
  ru: '«»„“',
  sh: '„”‚’',
  'sh-x-altquot': '»«›‹',
  sk: '„“‚‘',
  'sk-x-altquot': '»«›‹',
  sl: '„“‚‘',
  'sl-x-altquot': '»«›‹',
  sq: '«»‹›',
  'sq-x-altquot': '“„‘‚',
  sr: '„”’’',
  'sr-x-altquot': '»«›‹',
  sv: '””’’',
  'sv-x-altquot': '»»››',
  tr: '“”‘’',
  'tr-x-altquot': '«»‹›',
  uk: '«»„“',
  'uk-x-altquot': '„“‚‘',
  'zh-cn': '“”‘’',
  'zh-tw': '「」『』',
};

/**
 * The quotation marks of a language: for `de-AT` those of `de`. Where they are not known, those of typewriters.
 *
 * @param isAlternative the other usual ones, if there are any
 */
export function quotesOf(tag: string, isAlternative: boolean): Quotes {
  const parts = tag.toLowerCase().replaceAll('_', '-').split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const wanted = isAlternative ? tags.flatMap(each => [`${each}-x-altquot`, each]) : tags;
  const found = wanted.find(each => Object.hasOwn(QUOTES, each));
  const signs = (found === undefined ? undefined : QUOTES[found]) ?? `""''`;
  const [open = '', close = '', innerOpen = '', innerClose = ''] = signs.includes('|') ? signs.split('|') : [...signs];
  return { open, close, innerOpen, innerClose, isEnglish: parts[0] === 'en' };
}
