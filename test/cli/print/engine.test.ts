import { afterAll, describe, expect, it } from 'vitest';
import { PrintEngine } from '../../../src/cli/print/engine.ts';
import { loadCompiler } from '../../../src/cli/print/engine-load.ts';
import type { EngineResult } from '../../../src/cli/print/engine-task.ts';

const started: string[] = [];
const engines = {
  native: new PrintEngine([], 'native', compiler => started.push(compiler)),
  wasm: new PrintEngine([], 'wasm', compiler => started.push(compiler)),
};
afterAll(() => {
  for (const engine of Object.values(engines)) engine.close();
});

const head = '#set document(title: "T", date: none)\n';
const main = (text: string) => [{ path: '/main.typ', content: head + text }];

describe.each(['native', 'wasm'] as const)('Typst (%s)', kind => {
  const engine = engines[kind];

  it('makes a PDF, the same bytes each time', async () => {
    const first = await engine.print(main('#text(font: "Source Sans 3")[words]'), '/main.typ');
    expect(first.problems).toEqual([]);
    expect(first.pages).toBe(1);
    expect(Buffer.from(first.pdf ?? []).toString('latin1')).toMatch(/^%PDF-1/);
    const other = new PrintEngine([], kind);
    try {
      const again = await other.print(main('#text(font: "Source Sans 3")[words]'), '/main.typ');
      expect(Buffer.from(again.pdf ?? []).equals(Buffer.from(first.pdf ?? []))).toBe(true);
    } finally {
      other.close();
    }
  });

  it('says what is wrong, and where', async () => {
    const { pdf, problems } = await engine.print(main('#unknown()'), '/main.typ');
    expect(pdf).toBeUndefined();
    expect(problems).toEqual([{ isWarning: false, text: 'unknown variable: unknown', path: '/main.typ', line: 1 }]);
  });

  it('reports lost text as a warning', async () => {
    const { problems } = await engine.print(main('#par[a #block[b] c]'), '/main.typ');
    expect(problems.map(({ isWarning, text }) => [isWarning, text])).toEqual([
      [true, 'block may not occur inside of a paragraph and was ignored'],
    ]);
  });

  it('sees no font of the machine', async () => {
    const { problems } = await engine.print(main('#text(font: "DejaVu Sans")[x]'), '/main.typ');
    expect(problems.map(({ text }) => text)).toEqual(['unknown font family: dejavu sans']);
  });

  it('reads no file that it was not given', async () => {
    const { pdf, problems } = await engine.print(main('#read("/etc/hostname")'), '/main.typ');
    expect(pdf).toBeUndefined();
    expect(problems[0]?.text).toMatch(/file not found|access denied/);
  });
});

/** One of each font, a formula, a picture, and a page that the pages are told of. */
const EVERYTHING = [
  {
    path: '/main.typ',
    content: `${head}#import "/places.typ": places
#text(font: "Source Sans 3")[words] *bold* _it_ ∀ Ⲁ #text(weight: 600)[∀] #raw("code ┌") $x^2 + integral_0^1 f/g$
#image("/files/dot.svg", alt: "dot") #context [#metadata(("a", here().page(), "place", ""))<pylit-at>]
#pagebreak()#places.at("a", default: (0, "?")).at(1)`,
  },
  {
    path: '/files/dot.svg',
    content: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ),
  },
];

describe('both kinds of Typst', () => {
  it('make the same bytes, and say which they are', async () => {
    const results: EngineResult[] = [];
    for (const engine of Object.values(engines))
      results.push(await engine.print(EVERYTHING, '/main.typ', { labels: 'pages' }));
    const [native, wasm] = results;
    expect(native).toMatchObject({ pages: 2, problems: [] });
    expect(wasm).toMatchObject({ pages: 2, problems: [] });
    expect(Buffer.from(wasm?.pdf ?? []).equals(Buffer.from(native?.pdf ?? []))).toBe(true);
    expect(started).toEqual(['native', 'wasm']);
  });

  it('forget what was taken away', async () => {
    for (const engine of Object.values(engines)) {
      const { problems } = await engine.print(main('#image("/files/dot.svg")'), '/main.typ');
      expect(problems[0]?.text).toMatch(/file not found|access denied/);
    }
  });

  it('say so where a standard is not kept', async () => {
    const untitled = main('#set document(title: none)\nx');
    const native = await engines.native.print(untitled, '/main.typ', { standard: 'ua-1' });
    expect(native.pdf).toBeUndefined();
    expect(native.problems[0]?.text).toMatch(/PDF\/UA-1 error/);
    const wasm = await engines.wasm.print(untitled, '/main.typ', { standard: 'ua-1' });
    expect(wasm.pdf).toBeUndefined();
    expect(wasm.problems[0]?.text).toMatch(/makes no PDF that keeps the standard ua-1/);
  });
});

describe('the choice of a Typst', () => {
  const nowhere = () => Promise.reject(new Error('Cannot find native binding.'));

  it('falls on the one that runs everywhere where there is no native one', async () => {
    const compiler = await loadCompiler(undefined, [], nowhere);
    expect(compiler.kind).toBe('wasm');
    compiler.put('/main.typ', `${head}words`);
    expect(compiler.compile('/main.typ').document?.pages).toBe(1);
  });

  it('is not changed where one was named', async () => {
    await expect(loadCompiler('native', [], nowhere)).rejects.toThrow('native binding');
  });
});

describe('a process that waits', () => {
  it('is ended after a while where it holds much memory, and another prints the same', async () => {
    const kinds: string[] = [];
    const engine = new PrintEngine([], 'native', kind => kinds.push(kind), { bytes: 0, milliseconds: 1 });
    const first = await engine.print(main('words'), '/main.typ');
    await expect.poll(() => engine.isRunning).toBe(false);
    const again = await engine.print(main('words'), '/main.typ');
    expect(Buffer.from(again.pdf ?? []).equals(Buffer.from(first.pdf ?? []))).toBe(true);
    expect(kinds).toEqual(['native', 'native']);
    engine.close();
  });

  it('stays where it holds little', async () => {
    const engine = new PrintEngine([], 'native', undefined, { bytes: 1e12, milliseconds: 0 });
    await engine.print(main('words'), '/main.typ');
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(engine.isRunning).toBe(true);
    engine.close();
  });
});

describe('a process of Typst that cannot begin', () => {
  it('is what printing fails for, also when it ended before; the next printing begins another', async () => {
    const engine = new PrintEngine([], 'native');
    const { NODE_OPTIONS } = process.env;
    process.env.NODE_OPTIONS = '--require=./not-there.cjs';
    try {
      engine.start();
      await expect.poll(() => engine.isRunning, { timeout: 60_000 }).toBe(false);
      await expect(engine.print(main('words'), '/main.typ')).rejects.toMatchObject({
        code: 'print',
        message: 'Typst cannot be loaded: it is not installed.',
      });
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = NODE_OPTIONS;
    }
    try {
      expect((await engine.print(main('words'), '/main.typ')).pages).toBe(1);
    } finally {
      engine.close();
    }
  });
});
