/** The words that stand between the parts of a work, in one language. */
export interface CitationWords {
  readonly and: string;
  /** Stands before "and" where there are more than two names. */
  readonly comma: '' | ',';
  readonly in: string;
  /** One editor, and several. */
  readonly editor: readonly [string, string];
  /** One page, and several. */
  readonly page: readonly [string, string];
  readonly volume: string;
  readonly of: string;
  readonly chapter: string;
  readonly visited: string;
  readonly noDate: string;
  readonly references: string;
  /** What a thesis or report is, by the English words. */
  readonly genres: Readonly<Record<string, string>>;
  edition(number: number): string;
  /** @param month its name, '' where only the year is known; `day` likewise */
  date(day: string, month: string, year: string): string;
  readonly months: readonly string[];
  readonly isEnglish?: true;
}

const ENGLISH: CitationWords = {
  ...{ and: 'and', comma: ',', in: 'In', editor: ['ed.', 'eds.'], page: ['p.', 'pp.'], volume: 'volume', of: 'of' },
  ...{ chapter: 'chapter', visited: 'visited on', noDate: 'n.d.', references: 'References', genres: {} },
  edition: number => `${number}${ordinalEnding(number)} edition`,
  isEnglish: true,
  date: spaced,
  months: months('January February March April May June July August September October November December'),
};

const LANGUAGES: Readonly<Record<string, CitationWords>> = {
  en: ENGLISH,
  de: {
    ...{ and: 'und', comma: '', in: 'In', editor: ['Hrsg.', 'Hrsg.'], page: ['S.', 'S.'], volume: 'Band', of: 'von' },
    ...{ chapter: 'Kapitel', visited: 'besucht am', noDate: 'o. J.', references: 'Literatur' },
    genres: genres('Dissertation', 'Masterarbeit', 'Bachelorarbeit', 'Technischer Bericht', 'Forschungsbericht'),
    edition: number => `${number}. Auflage`,
    date: (day, month, year) => spaced(day === '' ? '' : `${day}.`, month, year),
    months: months('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
  },
  fr: {
    ...{ and: 'et', comma: '', in: 'Dans', editor: ['éd.', 'éds.'], page: ['p.', 'p.'], volume: 'volume', of: 'de' },
    ...{ chapter: 'chapitre', visited: 'consulté le', noDate: 's. d.', references: 'Références' },
    genres: genres('Thèse', 'Mémoire de master', 'Mémoire', 'Rapport technique', 'Rapport de recherche'),
    edition: number => `${number}${number === 1 ? 're' : 'e'} édition`,
    date: spaced,
    months: months('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  },
  es: {
    ...{ and: 'y', comma: '', in: 'En', editor: ['ed.', 'eds.'], page: ['p.', 'pp.'], volume: 'volumen', of: 'de' },
    ...{ chapter: 'capítulo', visited: 'visitado el', noDate: 's. f.', references: 'Referencias' },
    genres: genres(
      'Tesis doctoral',
      'Tesis de máster',
      'Trabajo de grado',
      'Informe técnico',
      'Informe de investigación',
    ),
    edition: number => `${number}.ª edición`,
    date: ofMonth,
    months: months('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  },
  it: {
    ...{ and: 'e', comma: '', in: 'In', editor: ['cur.', 'curr.'], page: ['p.', 'pp.'], volume: 'volume', of: 'di' },
    ...{ chapter: 'capitolo', visited: 'visitato il', noDate: 's. d.', references: 'Riferimenti bibliografici' },
    genres: genres('Tesi di dottorato', 'Tesi di laurea', 'Tesi di laurea', 'Rapporto tecnico', 'Rapporto di ricerca'),
    edition: number => `${number}ª edizione`,
    date: spaced,
    months: months('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  },
  nl: {
    ...{ and: 'en', comma: '', in: 'In', editor: ['red.', 'red.'], page: ['p.', 'pp.'], volume: 'deel', of: 'van' },
    ...{ chapter: 'hoofdstuk', visited: 'bezocht op', noDate: 'z. j.', references: 'Literatuur' },
    genres: genres('Proefschrift', 'Masterscriptie', 'Bachelorscriptie', 'Technisch rapport', 'Onderzoeksrapport'),
    edition: number => `${number}e druk`,
    date: spaced,
    months: months('januari februari maart april mei juni juli augustus september oktober november december'),
  },
  pt: {
    ...{ and: 'e', comma: '', in: 'Em', editor: ['ed.', 'eds.'], page: ['p.', 'pp.'], volume: 'volume', of: 'de' },
    ...{ chapter: 'capítulo', visited: 'acedido em', noDate: 's. d.', references: 'Referências' },
    genres: genres(
      'Tese de doutoramento',
      'Dissertação de mestrado',
      'Monografia',
      'Relatório técnico',
      'Relatório de investigação',
    ),
    edition: number => `${number}.ª edição`,
    date: ofMonth,
    months: months('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
  },
  sv: {
    ...{ and: 'och', comma: '', in: 'I', editor: ['red.', 'red.'], page: ['s.', 's.'], volume: 'volym', of: 'av' },
    ...{ chapter: 'kapitel', visited: 'besökt den', noDate: 'u.å.', references: 'Litteratur' },
    genres: genres('Doktorsavhandling', 'Masteruppsats', 'Kandidatuppsats', 'Teknisk rapport', 'Forskningsrapport'),
    edition: number => `${number}:${number < 3 ? 'a' : 'e'} upplagan`,
    date: spaced,
    months: months('januari februari mars april maj juni juli augusti september oktober november december'),
  },
  pl: {
    ...{ and: 'i', comma: '', in: 'W', editor: ['red.', 'red.'], page: ['s.', 's.'], volume: 'tom', of: 'serii' },
    ...{ chapter: 'rozdział', visited: 'dostęp', noDate: 'b. d.', references: 'Bibliografia' },
    genres: genres(
      'Rozprawa doktorska',
      'Praca magisterska',
      'Praca licencjacka',
      'Raport techniczny',
      'Raport badawczy',
    ),
    edition: number => `wydanie ${number}`,
    date: spaced,
    months: months(
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    ),
  },
  ru: {
    ...{ and: 'и', comma: '', in: 'В', editor: ['ред.', 'ред.'], page: ['с.', 'с.'], volume: 'том', of: 'серии' },
    ...{ chapter: 'глава', visited: 'дата обращения', noDate: 'б. г.', references: 'Литература' },
    genres: genres(
      'Докторская диссертация',
      'Магистерская диссертация',
      'Выпускная работа',
      'Технический отчёт',
      'Отчёт об исследовании',
    ),
    edition: number => `${number}-е издание`,
    date: spaced,
    months: months('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  },
  // Works are described there with English abbreviations, too.
  ja: { ...ENGLISH, references: '参考文献' },
  zh: { ...ENGLISH, references: '参考文献' },
};

/** The words of a language, by its tag; English ones where no others are known. */
export function citationWords(language = 'en'): CitationWords {
  const [primary = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(LANGUAGES, primary) ? (LANGUAGES[primary] ?? ENGLISH) : ENGLISH;
}

function months(names: string): readonly string[] {
  return names.split(' ');
}

function genres(
  phd: string,
  master: string,
  bachelor: string,
  report: string,
  research: string,
): CitationWords['genres'] {
  return {
    'PhD thesis': phd,
    'Master’s thesis': master,
    'Bachelor’s thesis': bachelor,
    'Technical report': report,
    'Research report': research,
  };
}

function spaced(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ');
}

function ofMonth(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' de ');
}

function ordinalEnding(number: number): string {
  const last = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10;
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}
