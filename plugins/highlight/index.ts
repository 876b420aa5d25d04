import type { Code, Nodes } from 'mdast';
import { definePlugin, type TransformContext } from 'pylit/plugin';
import { type Engine, Highlighter } from './highlighter.ts';
import { findLanguage } from './languages.ts';
import { type HighlightOptions, optionsSchema } from './options.ts';
import type { Palette } from './palette.ts';
import { PRISM_LANGUAGES } from './prism/languages.ts';
import { hideReferences } from './references.ts';
import { stylesheet } from './stylesheet.ts';
import { loadPalette } from './themes.ts';
import { codeElement, tokenElements } from './tree.ts';

/** Version of shiki; a test compares it with the installed package. */
export const SHIKI_VERSION = '4.6.0';

/** Version of refractor, which brings prism's grammars; a test compares it with the installed package. */
export const REFRACTOR_VERSION = '5.0.0';

/** Colours code. */
export default definePlugin<HighlightOptions>({
  name: 'highlight',
  version: `3 shiki ${SHIKI_VERSION} refractor ${REFRACTOR_VERSION}`,
  options: optionsSchema,
  match: (node, options) => node.type === 'code' && !options.except.includes(languageOf(node).toLowerCase()),
  transforms: {
    async html(node, context) {
      if (node.type !== 'code') return [];
      const language = languageOf(node);
      const children = await highlighted(node, language, context);
      return [codeElement(language, children ?? [{ type: 'text', value: node.value }])];
    },
  },
  styles: async options => stylesheet((await loaded(options)).palette),
});

/** The language of a fence: `python` of both `python title="x"` and `python,ignore`. */
function languageOf(node: Nodes): string {
  return node.type === 'code' ? (/^[^\s,{]*/.exec(node.lang ?? '')?.[0] ?? '') : '';
}

/** The code in colours, or undefined where it stays plain. */
async function highlighted(node: Code, written: string, context: TransformContext<HighlightOptions>) {
  const { options } = context;
  const language = await findLanguage(written, options.languages);
  if (language.kind === 'plain') return undefined;
  if (language.kind === 'unknown') {
    const near = language.near.map(name => `"${name}"`).join(', ');
    const hint = near === '' ? 'Write "text" for no language.' : `Near: ${near}. Write "text" for no language.`;
    context.message('info', 'unknown-language', `No grammar has the name "${written.slice(0, 60)}".`, { hint });
    return undefined;
  }
  if (node.value.length > options.limit) {
    const size = `${node.value.length} characters are more than ${options.limit}`;
    context.message('info', 'code-too-large', `This code stays without colours: ${size}.`, {
      hint: 'The option "limit" of the plugin "highlight" sets how long code may be.',
    });
    return undefined;
  }
  const engine = engineFor(language.name, options);
  if (engine === undefined) {
    context.message('info', 'no-grammar', `The engine "prism" does not colour "${written.slice(0, 60)}".`, {
      hint: 'With "auto", the option "engine" of the plugin "highlight" takes shiki for it.',
    });
    return undefined;
  }
  const { highlighter } = await loaded(options);
  const tokenize = await highlighter.tokenizer(engine, language.name);
  return tokenElements(node.value, tokenize(withoutReferences(node, context)));
}

function engineFor(language: string, { engine }: HighlightOptions): Engine | undefined {
  if (engine === 'shiki') return 'shiki';
  if (Object.hasOwn(PRISM_LANGUAGES, language)) return 'prism';
  return engine === 'auto' ? 'shiki' : undefined;
}

function withoutReferences({ data, value }: Code, { names }: TransformContext<HighlightOptions>): string {
  if (data === undefined || !('chunk' in data)) return value;
  return hideReferences(value, name => names.lookup('chunk', name) !== undefined);
}

interface Loaded {
  readonly palette: Palette;
  readonly highlighter: Highlighter;
}

const byThemes = new Map<string, Promise<Loaded>>();

function loaded(options: HighlightOptions): Promise<Loaded> {
  const key = JSON.stringify([options.light, options.dark, options.contrast]);
  const known = byThemes.get(key);
  if (known) return known;
  const loading = loadPalette(options).then(palette => ({ palette, highlighter: new Highlighter(palette) }));
  byThemes.set(key, loading);
  return loading;
}
