import type { Config } from '../../build/config.ts';
import { siteWords } from '../../output/print/page-words.ts';

/** The titles of the pages that list what is in all documents, where there are to be such pages: the author's, or words of the language. */
export function listTitles({ html, ...spoken }: Pick<Config, 'html' | 'language' | 'words'>): {
  readonly code?: { readonly title: string };
  readonly index?: { readonly title: string };
  readonly modules: { readonly title: string };
} {
  const words = siteWords(spoken);
  const { page } = html.code;
  return {
    ...(page && { code: { title: page.title ?? words.text('code') } }),
    ...(html.index && { index: { title: html.index.title ?? words.text('index') } }),
    modules: { title: words.text('modules') },
  };
}
