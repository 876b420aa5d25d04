import { afterAll, describe, expect, it } from 'vitest';
import { PrintEngine } from '../../../src/cli/print/engine.ts';

const engine = new PrintEngine();
afterAll(() => engine.close());

const head = '#set document(title: "T", date: none)\n';
const main = (text: string) => [{ path: '/main.typ', content: head + text }];

describe('the printing engine', () => {
  it('makes a PDF, the same bytes each time', async () => {
    const first = await engine.print(main('#text(font: "Source Sans 3")[words]'), '/main.typ');
    expect(first.problems).toEqual([]);
    expect(first.pages).toBe(1);
    expect(Buffer.from(first.pdf ?? []).toString('latin1')).toMatch(/^%PDF-1/);
    const other = new PrintEngine();
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
    expect(problems[0]?.text).toMatch(/file not found/);
  });

  it('says so where a standard is not kept', async () => {
    const { pdf, problems } = await engine.print(main('#set document(title: none)\nx'), '/main.typ', {
      standard: 'ua-1',
    });
    expect(pdf).toBeUndefined();
    expect(problems[0]?.text).toMatch(/PDF\/UA-1 error/);
  });
});
