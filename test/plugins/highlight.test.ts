import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element } from 'hast';
import type { bundledThemes } from 'shiki/themes';
import { describe, expect, it } from 'vitest';
import { contrastRatio, legible, parse } from '../../plugins/highlight/contrast.ts';
import highlight, { SHIKI_VERSION } from '../../plugins/highlight/index.ts';
import { type HighlightOptions, optionsSchema } from '../../plugins/highlight/options.ts';
import { hideReferences } from '../../plugins/highlight/references.ts';
import { limited } from '../../plugins/highlight/regex-engine.ts';
import { loadPalette } from '../../plugins/highlight/themes.ts';
import type { TransformContext } from '../../src/literate/plugin.ts';
import { textOf } from '../../src/output/html/convert/hast.ts';
import { checkOptions, textsOf } from './plugin-call.ts';

const defaults: HighlightOptions = await checkOptions(optionsSchema, {});

async function colour(value: string, lang: string | undefined, options = defaults, chunk = false) {
  const messages: string[] = [];
  const context: TransformContext<HighlightOptions> = {
    options,
    names: { lookup: (_, name) => (name === "don't" ? ({ name } as never) : undefined), nearest: () => [] },
    linkTo: () => undefined,
    word: (key: string) => key,
    message: (severity, rule, text, place) => messages.push(`${severity} ${rule}: ${text} ${place?.hint ?? ''}`),
    render: async () => [],
  };
  const node = {
    type: 'code' as const,
    lang: lang ?? null,
    value,
    ...(chunk && { data: { chunk: { name: 'x', part: 0 } } }),
  };
  const [pre] = (await highlight.transforms.html?.(node, context)) ?? [];
  return { pre: pre as Element, messages };
}

describe('highlight', () => {
  it('names the version of shiki that is installed', () => {
    const file = path.resolve(import.meta.dirname, '../../node_modules/shiki/package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: SHIKI_VERSION });
  });

  it.each([
    ['python', 'def f(a):\n\treturn "x" # y\n\n\n  z'],
    ['typescript', 'const a = `b`;\n// ünïcode 🙂 \u2028 x\n'],
    ['html', '<p class="a">&amp;<script>let a</script>\n'],
    ['markdown', '# a\n\n```js\nlet x\n```\n'],
    ['rust', ''],
    ['c', '\n\n'],
    ['json', '{"a": [1, 2'],
    [undefined, 'plain\n'],
  ])('keeps every character of %s code', async (lang, code) => {
    const { pre, messages } = await colour(code, lang);
    expect(textOf([pre])).toBe(code);
    expect(messages).toEqual([]);
  });

  it('gives strings, comments and names different classes, and no style', async () => {
    const { pre } = await colour('x = "s" # c', 'python');
    const classes = ['"s"', '# c'].map(text => textsOf(pre).find(([found]) => found === text)?.[1]);
    expect(new Set([...classes, undefined]).size).toBe(3);
    expect(JSON.stringify(pre)).not.toContain('style');
  });

  it('colours the same code alike, whichever languages were used before', async () => {
    const code = '# a\n\n```rust\nfn main() { let x = 1; }\n```\n';
    const before = await colour(code, 'markdown');
    await colour('fn main() {}', 'rust');
    expect((await colour(code, 'markdown')).pre).toEqual(before.pre);
  });

  it.each([['C++'], ['golang'], ['python3'], ['py'], ['TS'], ['shell-session'], ['c#'], ['rs']])(
    'knows %s',
    async name => {
      expect((await colour('x', name)).messages).toEqual([]);
    },
  );

  it('names languages near to an unknown one', async () => {
    const { pre, messages } = await colour('print(1)', 'pyhton');
    expect(textOf([pre])).toBe('print(1)');
    expect(messages).toEqual([
      'info unknown-language: No grammar has the name "pyhton". Near: "python". Write "text" for no language.',
    ]);
  });

  it('takes names for languages from the options', async () => {
    const options = { ...defaults, languages: { nova: 'python' } };
    expect(textsOf((await colour('# c', 'nova', options)).pre)[0]?.[1]).toMatch(/^t\d+$/);
  });

  it('leaves the fences of other plugins alone', () => {
    const match = highlight.match as (node: object, options: HighlightOptions) => boolean;
    expect(match({ type: 'code', lang: 'dot', value: '' }, defaults)).toBe(false);
    expect(match({ type: 'code', lang: 'python', value: '' }, defaults)).toBe(true);
  });

  it('shows code over the limit plain, and says so', async () => {
    const { pre, messages } = await colour('# comment', 'python', { ...defaults, limit: 5 });
    expect(textsOf(pre)).toEqual([['# comment', '']]);
    expect(messages[0]).toContain('info code-too-large');
  });

  it('names an option it does not have', async () => {
    await expect(checkOptions(optionsSchema, { theme: 'nord' })).rejects.toThrow(/"theme"/);
  });

  it('names themes near to one that does not exist', async () => {
    await expect(loadPalette({ ...defaults, light: 'github-lite' })).rejects.toThrow(/github-light/);
  });

  it('does not let an apostrophe in a reference open a string', async () => {
    const code = "<<don't>>\nx = 1 # c";
    const { pre } = await colour(code, 'python', defaults, true);
    expect(textOf([pre])).toBe(code);
    expect(textsOf(pre).at(-1)).toEqual(['# c', textsOf((await colour('# c', 'python')).pre)[0]?.[1]]);
  });
});

describe('hideReferences', () => {
  it.each([
    ['a <<b c>> d', 'a xxxxxxx d'],
    ['cout << a >> b', 'cout << a >> b'],
    ['@<<b>>', '@<<b>>'],
    ['<<other>>', '<<other>>'],
  ])('makes of %s', (code, hidden) => {
    expect(hideReferences(code, name => name.startsWith('b'))).toBe(hidden);
  });
});

describe('the stylesheet', () => {
  it('has a rule for every class of a token', async () => {
    const css = await highlight.styles?.(defaults);
    const { pre } = await colour(readFileSync(import.meta.filename, 'utf8'), 'typescript');
    const used = new Set(textsOf(pre).flatMap(([, className]) => className.split(' ').filter(name => name !== '')));
    expect(used.size).toBeGreaterThan(4);
    for (const className of used) expect(css).toContain(`.highlight .${className}{`);
  });

  it.each([
    ['github-light-default', 'github-dark-high-contrast'],
    ['nord', 'github-dark'],
    ['vitesse-light', 'vitesse-dark'],
  ] satisfies [keyof typeof bundledThemes, keyof typeof bundledThemes][])(
    'makes %s and %s legible',
    async (light, dark) => {
      const { pairs, background } = await loadPalette({ ...defaults, light, dark });
      for (const side of ['light', 'dark'] as const) {
        const ground = parse(background[side], [0, 0, 0]) ?? [0, 0, 0];
        const ratios = pairs.map(pair => contrastRatio(parse(pair[side], ground) ?? ground, ground));
        expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});

describe('legible', () => {
  it.each([
    ['#000', '#000000'],
    ['#ffffff80', '#737373'],
    ['red', '#000000'],
    ['#777777', '#717171'],
  ])('makes of %s on white %s', (color, shown) => {
    expect(legible(color, { fg: '#000', bg: '#fff' }, 4.5)).toBe(shown);
  });

  it('leaves a colour alone where no contrast is asked for', () => {
    expect(legible('#eeeeee', { fg: '#000', bg: '#fff' }, 0)).toBe('#eeeeee');
  });
});

describe('limited', () => {
  it('gives up on expressions that take too long, until the next block', () => {
    const slow = {
      createString: (content: string) => ({ content }),
      createScanner: () => ({
        findNextMatchSync: () => {
          const end = performance.now() + 5;
          while (performance.now() < end);
          return null;
        },
      }),
    };
    const engine = limited(slow, 1);
    const scanner = engine.createScanner(['a']);
    scanner.findNextMatchSync('x', 0, 0);
    expect(() => scanner.findNextMatchSync('x', 0, 0)).toThrow('Colouring this code takes more than');
    engine.restart();
    expect(scanner.findNextMatchSync('x', 0, 0)).toBeNull();
  });
});
