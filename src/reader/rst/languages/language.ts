import { type LanguageTable, TABLES } from './tables.ts';

/** The words of a language besides English ones, which are always known. All keys are in small letters. */
export interface Language {
  /** What directives and roles of these names are called in English. */
  readonly directives: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  /** Bibliographic fields. */
  readonly fields: ReadonlyMap<string, string>;
  /** What is written for a field or kind of box. */
  readonly labels: ReadonlyMap<string, string>;
  /** What stands between authors, the strongest first. */
  readonly separators: readonly string[];
}

const known = new Map<string, Language>();

/**
 * The words of a language by its tag: for `de-AT` those of `de`. Nothing for English, and for languages that docutils does not know.
 *
 * @example languageOf('de')?.directives.get('achtung') === 'attention'
 */
export function languageOf(tag: string | undefined): Language | undefined {
  const parts = (tag ?? '').toLowerCase().replaceAll('_', '-').split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const name = parts.slice(0, count).join('-');
    const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
    if (!table) continue;
    const language = known.get(name) ?? read(table);
    known.set(name, language);
    return language;
  }
  return undefined;
}

function read({ directives, roles, fields, labels, separators = [';', ','] }: LanguageTable): Language {
  return {
    directives: pairs(directives),
    roles: pairs(roles),
    fields: pairs(fields),
    labels: pairs(labels),
    separators,
  };
}

function pairs(text: string): Map<string, string> {
  return new Map(
    text.split('|').map(pair => {
      const [word = '', meaning = ''] = pair.trim().split('=');
      return [word, meaning];
    }),
  );
}
