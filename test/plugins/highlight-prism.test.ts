import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element } from 'hast';
import { normalizeTheme } from 'shiki/core';
import { bundledLanguagesInfo } from 'shiki/langs';
import { bundledThemes } from 'shiki/themes';
import { describe, expect, it, vi } from 'vitest';
import highlight, { REFRACTOR_VERSION } from '../../plugins/highlight/index.ts';
import { type HighlightOptions, optionsSchema } from '../../plugins/highlight/options.ts';
import { loadGrammar } from '../../plugins/highlight/prism/grammars.ts';
import { PRISM_LANGUAGES, PRISM_LIMIT } from '../../plugins/highlight/prism/languages.ts';
import { Stopwatch, timed } from '../../plugins/highlight/prism/time-limit.ts';
import { prismTokenizer } from '../../plugins/highlight/prism/tokenizer.ts';
import { shikiTokenizer } from '../../plugins/highlight/shiki.ts';
import { loadPalette, loadTheme } from '../../plugins/highlight/themes.ts';
import type { Token } from '../../plugins/highlight/token.ts';
import { tokenElements } from '../../plugins/highlight/tree.ts';
import { textOf } from '../../src/output/html/convert/hast.ts';
import { checkOptions, textsOf } from './plugin-call.ts';

const SAMPLES = path.join(import.meta.dirname, 'highlight-samples');
const samples = readdirSync(SAMPLES).map(file => path.parse(file).name);
const defaults: HighlightOptions = await checkOptions(optionsSchema, {});
const palette = await loadPalette(defaults);

function sample(name: string): string {
  return readFileSync(path.join(SAMPLES, `${name}.txt`), 'utf8');
}

/** Shiki's name and prism's name of a sample's language. */
function namesOf(name: string): { shiki: string; prism: string } {
  const found = Object.entries(PRISM_LANGUAGES).find(([id, { aliases }]) => id === name || aliases.includes(name));
  if (!found) throw new Error(`No language for ${name}`);
  return { shiki: found[0], prism: found[1].grammar };
}

/** The class of each character that is not blank. */
function classes(code: string, tokens: readonly Token[]): string[] {
  const all = Array.from<string>({ length: code.length }).fill('');
  for (const { start, end, className } of tokens) all.fill(className, start, end);
  return all.filter((_, index) => (code[index] ?? '').trim() !== '');
}

/** What stands in which class, with prism. */
async function coloured(grammar: string, code: string): Promise<Record<string, string>> {
  const tokens = (await prismTokenizer(grammar, palette))(code);
  return Object.fromEntries(tokens.map(({ start, end, className }) => [code.slice(start, end), className]));
}

const classOf = (scope: string) => palette.classOf(scope);

describe('prism', () => {
  it('is of the version that its identity names', () => {
    const file = path.resolve(import.meta.dirname, '../../node_modules/refractor/package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: REFRACTOR_VERSION });
    expect(highlight.version).toContain(REFRACTOR_VERSION);
  });

  it('knows its languages by the names that shiki knows them by', () => {
    for (const [name, { aliases }] of Object.entries(PRISM_LANGUAGES)) {
      const info = bundledLanguagesInfo.find(({ id }) => id === name);
      expect(info, name).toBeDefined();
      expect([name, ...(info?.aliases ?? [])], name).toEqual(expect.arrayContaining([...aliases]));
    }
  });

  it('has a sample for each grammar', () => {
    const sampled = new Set(samples.map(name => namesOf(name).prism));
    expect([...sampled].sort()).toEqual([...new Set(Object.values(PRISM_LANGUAGES).map(one => one.grammar))].sort());
  });

  it.each(samples)('colours %s nearly as shiki does', async name => {
    const code = sample(name);
    const names = namesOf(name);
    const fast = classes(code, (await prismTokenizer(names.prism, palette))(code));
    const slow = classes(code, (await shikiTokenizer(names.shiki, palette))(code));
    const same = fast.filter((className, index) => className === slow[index]).length / fast.length;
    expect(same).toBeGreaterThan(name === 'ini' ? 0.4 : 0.6);
    expect(new Set(fast).size).toBeGreaterThan(3);
  });

  it.each(samples)('keeps every character of %s code, also of half of it', async name => {
    for (const code of [sample(name), sample(name).slice(0, 300), sample(name).slice(100)]) {
      const tokens = (await prismTokenizer(namesOf(name).prism, palette))(code);
      expect(textOf(tokenElements(code, tokens))).toBe(code);
      expect(tokens.every(({ start, end }, index) => start < end && start >= (tokens[index - 1]?.end ?? 0))).toBe(true);
    }
  });

  it('colours the same code alike, whichever languages were used before', async () => {
    const all = async (order: readonly string[]) => {
      vi.resetModules();
      const fresh = await import('../../plugins/highlight/prism/tokenizer.ts');
      const made: [string, readonly Token[]][] = [];
      for (const name of order) {
        const tokens = (await fresh.prismTokenizer(namesOf(name).prism, palette))(sample(name));
        made.push([name, tokens]);
      }
      return new Map(made);
    };
    const forwards = await all(samples);
    expect(await all([...samples].reverse())).toEqual(forwards);
  });

  it.each([
    ['javascript', "'a\\n'", '\\n'],
    ['c', '"\\x41"', '\\x41'],
    ['python', '"\\u00e9"', '\\u00e9'],
    ['rust', '"\\u{1F600}"', '\\u{1F600}'],
  ])('shows escapes in strings of %s', async (grammar, code, escaped) => {
    expect((await coloured(grammar, code))[escaped]).toBe(classOf('string constant.character.escape'));
  });

  it.each([
    ['python', 'r"\\d"'],
    ['go', '`\\d`'],
    ['rust', 'r"\\d"'],
    ['bash', "'\\d'"],
  ])('shows none in raw strings of %s', async (grammar, code) => {
    expect(await coloured(grammar, code)).toEqual({ [code]: classOf('string') });
  });

  it.each([
    ['bash', 'sudo npm install --save-dev x', 'npm', 'entity.name.command'],
    ['bash', 'cp \\\n  one two', 'one', undefined],
    ['bash', 'for x in a; do', 'do', 'keyword'],
    ['bash', 'npm i --save-dev x', '--save-dev', 'constant.other.option'],
    ['diff', '@@ -1 +1 @@\n-a\n+b\n', '-a', 'markup.deleted'],
    ['python', 'def f(self): pass', 'self', 'variable.language'],
    ['typescript', 'let a: Foo;', 'Foo', 'entity.name.type'],
    ['rust', 'println!("a")', 'println!', 'entity.name.function'],
    ['rust', 'let a: u8;', 'u8', 'entity.name.type'],
    ['java', 'String a = null;', 'null', 'constant.language'],
    ['yaml', 'a: some text', 'some text', 'string'],
  ])('sees in %s %j what %s is', async (grammar, code, text, scope) => {
    expect((await coloured(grammar, code))[text]).toBe(scope === undefined ? undefined : classOf(scope));
  });

  it('leaves long lines plain, and colours those around them', async () => {
    const long = `x = "${'a'.repeat(1_000)}"`;
    const code = `a = 1\n${long}\nb = 2 # c\n${long}`;
    const elements = tokenElements(code, (await prismTokenizer('python', palette))(code));
    expect(textOf(elements)).toBe(code);
    const shown = elements.flatMap(child => textsOf(child)).filter(([, className]) => className.includes('t'));
    expect(shown.map(([text]) => text)).toEqual(['=', '1', '=', '2', '# c']);
  });
});

describe('the option "engine"', () => {
  async function weave(lang: string, value: string, engine: HighlightOptions['engine'], chunk = false) {
    const messages: string[] = [];
    const node = { type: 'code' as const, lang, value, ...(chunk && { data: { chunk: { name: 'x', part: 0 } } }) };
    const [pre] =
      (await highlight.transforms.html?.(node, {
        options: { ...defaults, engine },
        names: { lookup: (_, name) => (name === "don't" ? ({ name } as never) : undefined), nearest: () => [] },
        linkTo: () => undefined,
        word: (key: string) => key,
        message: (severity, rule, text) => messages.push(`${severity} ${rule}: ${text}`),
        render: async () => [],
      })) ?? [];
    return { pre: pre as Element, messages };
  }

  it.each(['auto', 'prism', 'shiki'] as const)('colours a comment alike with %s', async engine => {
    const { pre, messages } = await weave('python', 'x # c', engine);
    expect(textsOf(pre).at(-1)).toEqual(['# c', classOf('comment')]);
    expect(messages).toEqual([]);
  });

  it.each(['auto', 'prism', 'shiki'] as const)('does not let a reference open a string with %s', async engine => {
    const { pre } = await weave('python', "<<don't>>\nx = 1 # c", engine, true);
    expect(textOf([pre])).toBe("<<don't>>\nx = 1 # c");
    expect(textsOf(pre).at(-1)).toEqual(['# c', classOf('comment')]);
  });

  it('takes shiki where prism has nothing, but not with "prism" alone', async () => {
    const automatic = await weave('haskell', '-- c', 'auto');
    expect(textsOf(automatic.pre)).toEqual([['-- c', classOf('comment')]]);
    const alone = await weave('haskell', '-- c', 'prism');
    expect(textsOf(alone.pre)).toEqual([['-- c', '']]);
    expect(alone.messages).toEqual(['info no-grammar: The engine "prism" does not colour haskell.']);
  });

  it('takes shiki for code that is too long for prism', async () => {
    const code = `${'x = 1\n'.repeat(PRISM_LIMIT / 6)}# the end`;
    const alone = await weave('python', code, 'prism');
    expect(textsOf(alone.pre)).toEqual([[code, '']]);
    expect(alone.messages).toEqual(['info no-grammar: The engine "prism" does not colour more than 50000 characters.']);
    expect(textsOf((await weave('python', code, 'auto')).pre).at(-1)).toEqual(['# the end', classOf('comment')]);
  });

  it('is one of three', async () => {
    await expect(checkOptions(optionsSchema, { engine: 'pygments' })).rejects.toThrow(/"pygments"/);
  });
});

describe('tokenElements', () => {
  it.each([
    ['static int x', [0, 6, 'k'], [7, 10, 'k'], ['static int|k', ' x|']],
    ['a  b', [0, 1, 'k'], [3, 4, 's'], ['a|k', '  |', 'b|s']],
    ['a b', [0, 1, 't1 tu'], [2, 3, 't1 tu'], ['a|t1 tu', ' |', 'b|t1 tu']],
    ['ab', [0, 1, 'k'], [1, 2, 'k'], ['ab|k']],
  ] as const)('makes elements of %j', (code, [start, end, className], [start2, end2, className2], expected) => {
    const elements = tokenElements(code, [
      { start, end, className },
      { start: start2, end: end2, className: className2 },
    ]);
    expect(elements.flatMap(child => textsOf(child)).map(pair => pair.join('|'))).toEqual(expected);
  });
});

describe('timed', () => {
  it('gives up on code that takes too long', async () => {
    const { prism, grammar } = await loadGrammar('python');
    const stopwatch = new Stopwatch(0);
    const slow = timed(grammar, stopwatch);
    stopwatch.restart();
    expect(() => prism.tokenize(sample('python'), slow)).toThrow('Colouring this code takes more than 0 seconds.');
  });

  it.each(samples)('makes the same tokens of %s', async name => {
    const { prism, grammar } = await loadGrammar(namesOf(name).prism);
    const stopwatch = new Stopwatch(60_000);
    const slow = timed(grammar, stopwatch);
    stopwatch.restart();
    expect(prism.tokenize(sample(name), slow)).toEqual(prism.tokenize(sample(name), grammar));
  });
});

describe('loadTheme', () => {
  it('finds the same colours of plain text as shiki', async () => {
    for (const [name, load] of Object.entries(bundledThemes)) {
      const { fg, bg } = normalizeTheme((await load()).default);
      expect(await loadTheme(name), name).toMatchObject({ fg, bg });
    }
  });
});
