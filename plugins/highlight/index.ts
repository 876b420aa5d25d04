import type { Element } from 'hast';
import type { Code, Nodes } from 'mdast';
import { definePlugin, type TransformContext } from 'pylit/plugin';
import { type Engine, Highlighter } from './highlighter.ts';
import { findLanguage } from './languages.ts';
import { type HighlightOptions, optionsSchema } from './options.ts';
import type { Palette } from './palette.ts';
import { PRISM_LANGUAGES, PRISM_LIMIT } from './prism/languages.ts';
import { hideReferences } from './references.ts';
import { stylesheet } from './stylesheet.ts';
import { loadPalette } from './themes.ts';
import type { Tokenizer } from './token.ts';
import { codeElement, tokenElements } from './tree.ts';

/** Version of shiki; a test compares it with the installed package. */
export const SHIKI_VERSION = '4.6.0';

/** Version of refractor, which brings prism's grammars; a test compares it with the installed package. */
export const REFRACTOR_VERSION = '5.0.0';

/** Colours code. */
export default definePlugin<HighlightOptions>({
  name: 'highlight',
  version: `5 shiki ${SHIKI_VERSION} refractor ${REFRACTOR_VERSION}`,
  options: optionsSchema,
  match: (node, options) => node.type === 'code' && !options.except.includes(languageOf(node).toLowerCase()),
  transforms: {
    html(node, context) {
      if (node.type !== 'code') return [];
      const language = languageOf(node);
      const tokenize = stateOf(context.options).tokenizers.get(language);
      const isUsual = node.value.length <= Math.min(PRISM_LIMIT, context.options.limit);
      if (tokenize && isUsual) return [inColours(node, language, tokenize, context)];
      return first(node, language, context);
    },
  },
  styles: async options => stylesheet((await stateOf(options).loaded()).palette),
});

/** The language of a fence: `python` of both `python title="x"` and `python,ignore`. */
function languageOf(node: Nodes): string {
  return node.type === 'code' ? (/^[^\s,{]*/.exec(node.lang ?? '')?.[0] ?? '') : '';
}

/** A block that is not like one before it: what its language is has to be found out and loaded. */
async function first(node: Code, language: string, context: TransformContext<HighlightOptions>): Promise<Element[]> {
  const tokenize = await findTokenizer(node, language, context);
  if (!tokenize) return [codeElement(language, [{ type: 'text', value: node.value }])];
  if (node.value.length <= PRISM_LIMIT) stateOf(context.options).tokenizers.set(language, tokenize);
  return [inColours(node, language, tokenize, context)];
}

function inColours(
  node: Code,
  language: string,
  tokenize: Tokenizer,
  context: TransformContext<HighlightOptions>,
): Element {
  return codeElement(language, tokenElements(node.value, tokenize(withoutReferences(node, context))));
}

/** What colours the code; undefined where it stays plain, which is reported unless the author wanted it. */
async function findTokenizer(
  node: Code,
  written: string,
  context: TransformContext<HighlightOptions>,
): Promise<Tokenizer | undefined> {
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
  const engine = engineFor(language.name, node.value.length, options);
  if (engine === undefined) {
    const what = Object.hasOwn(PRISM_LANGUAGES, language.name) ? `more than ${PRISM_LIMIT} characters` : written;
    context.message('info', 'no-grammar', `The engine "prism" does not colour ${what.slice(0, 60)}.`, {
      hint: 'With "auto", the option "engine" of the plugin "highlight" takes shiki for it.',
    });
    return undefined;
  }
  const { highlighter } = await stateOf(options).loaded();
  return await highlighter.tokenizer(engine, language.name);
}

function engineFor(language: string, length: number, { engine }: HighlightOptions): Engine | undefined {
  if (engine === 'shiki') return 'shiki';
  if (length <= PRISM_LIMIT && Object.hasOwn(PRISM_LANGUAGES, language)) return 'prism';
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

/** What has been loaded for the options of a project. */
interface State {
  loaded(): Promise<Loaded>;
  /** By the language as it is written on a fence, for code of usual size. */
  readonly tokenizers: Map<string, Tokenizer>;
}

const states = new WeakMap<HighlightOptions, State>();
const byThemes = new Map<string, Promise<Loaded>>();

function stateOf(options: HighlightOptions): State {
  const known = states.get(options);
  if (known) return known;
  const state: State = { loaded: () => load(options), tokenizers: new Map() };
  states.set(options, state);
  return state;
}

function load(options: HighlightOptions): Promise<Loaded> {
  const key = JSON.stringify([options.light, options.dark, options.contrast]);
  const known = byThemes.get(key);
  if (known) return known;
  const loading = loadPalette(options).then(palette => ({ palette, highlighter: new Highlighter(palette) }));
  byThemes.set(key, loading);
  return loading;
}
