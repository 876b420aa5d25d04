/** Accents by their commands: the combining characters of Unicode. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['"', '\u0308'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['d', '\u0323'],
  ['r', '\u030a'],
]);

/** Commands that are one character or a few. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    ...{ ss: 'ß', SS: 'ẞ', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł' },
    ...{ i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ', ij: 'ĳ', IJ: 'Ĳ' },
    ...{ S: '§', P: '¶', copyright: '©', textcopyright: '©', textregistered: '®', texttrademark: '™', pounds: '£' },
    ...{ euro: '€', texteuro: '€', dag: '†', ddag: '‡', ldots: '…', dots: '…', textellipsis: '…', textdegree: '°' },
    ...{ textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“' },
    ...{ textquotedblright: '”', textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textunderscore: '_' },
    ...{ textbar: '|', textless: '<', textgreater: '>', textdollar: '$', guillemotleft: '«', guillemotright: '»' },
    ...{ textbullet: '•', textperiodcentered: '·', textmu: 'µ', textquotesingle: "'", quotedblbase: '„', slash: '/' },
    ...{ TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2e', BibTeX: 'BibTeX', MF: 'METAFONT', METAFONT: 'METAFONT' },
    ...{ XeTeX: 'XeTeX', LuaTeX: 'LuaTeX', ConTeXt: 'ConTeXt', alpha: 'α', beta: 'β', lambda: 'λ', pi: 'π', mu: 'μ' },
    ...{ quad: ' ', qquad: ' ', newline: ' ', linebreak: ' ', par: ' ', newblock: ' ', relax: '', protect: '' },
    ...{ bibnamedelima: ' ', bibnamedelimb: ' ', bibinitperiod: '.', bibinitdelim: ' ', bibrangedash: '–' },
  }),
  ...[...'&%$#_{} /'].map((character): [string, string] => [character, character === '/' ? '' : character]),
  [',', '\u2009'],
  ['-', ''],
  ['@', ''],
  ['\\', ' '],
  [';', ' '],
  [':', ' '],
  ['!', ''],
]);
