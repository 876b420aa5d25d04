import type { Config } from '../../build/config.ts';
import { wordsOf } from '../../literate/words/words.ts';

/** The titles of the pages that list what is in all documents, where there are to be such pages: the author's, or words of the language. */
export function listTitles({ html, language }: Pick<Config, 'html' | 'language'>): {
  readonly code?: { readonly title: string };
  readonly index?: { readonly title: string };
  readonly modules: { readonly title: string };
} {
  const words = wordsOf(language);
  const { page } = html.code;
  return {
    ...(page && { code: { title: page.title ?? words.text('code') } }),
    ...(html.index && { index: { title: html.index.title ?? words.text('index') } }),
    modules: { title: words.text('modules') },
  };
}
