import type { PageInput, SiteDocument } from '../../literate/format.ts';
import { type Words, type WordTable, wordsOf } from '../../literate/words/words.ts';

/** The language of a document: what its front matter says, else that of the project. */
export function documentLanguage({ outline }: Pick<SiteDocument, 'outline'>, project: string): string {
  const { lang } = outline.exports.frontmatter ?? {};
  return typeof lang === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : project;
}

/** What pylit itself says on a page, in the page's language. */
export function pageWords(page: Pick<PageInput, 'outline' | 'site'>): Words {
  const { site } = page;
  const language = documentLanguage(page, site.language);
  return language === site.language ? siteWords(site) : wordsOf(language);
}

/** What says in which language a project speaks: its site or its configuration. */
export interface Speaker {
  readonly language: string;
  readonly words?: WordTable | undefined;
}

/** What pylit itself says in the language of the project; the project may have words of its own. */
export function siteWords({ language, words }: Speaker): Words {
  return wordsOf(language, words);
}
