import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import math, { TEMML_VERSION } from '../../plugins/math/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { weaveWith } from './weave-example.ts';

const weave = (source: string, options = {}) => weaveWith(math as Plugin, source, options);

describe('math', () => {
  it('names the version of temml that is installed', () => {
    const file = path.resolve(import.meta.dirname, '../../node_modules/temml/package.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: TEMML_VERSION });
  });

  it('keeps the TeX source in the page', async () => {
    expect((await weave('$a_1$\n')).html).toContain('<annotation encoding="application/x-tex">a_1</annotation>');
  });

  it('takes commands of the project, and none from one formula to the next', async () => {
    expect((await weave('$\\RR$\n', { macros: { '\\RR': '\\mathbb{R}' } })).html).toContain('ℝ');
    const { messages } = await weave('$\\gdef\\x{1}\\x$ and $\\x$\n');
    expect(messages).toMatchObject([{ rule: 'math' }]);
  });

  it('reports an unknown command at its line, and shows the source', async () => {
    const { html, messages } = await weave('# H\n\n$$\na\n\\nonsense\n$$\n');
    expect(messages).toMatchObject([{ severity: 'error', rule: 'math', line: 5 }]);
    expect(messages[0]?.message).toContain('\\nonsense');
    expect(html).toContain('pylit-error');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{http://127.0.0.1/x}',
    '\\style{background:url(//127.0.0.1)}{x}',
  ])('makes nothing of %s', async tex => {
    const { html } = await weave(`$${tex}$\n`);
    expect(html.replace(/<(annotation|code|span)[^>]*>[^<]*<\/\1>|<span [^>]*>/g, '')).not.toMatch(
      /javascript:|127\.0\.0\.1/,
    );
  });

  it.each([
    ['braces', '{'.repeat(5000) + '}'.repeat(5000)],
    ['endless expansion', '\\def\\x{\\x\\x}\\x'],
  ])('survives %s', async (_, tex) => {
    expect((await weave(`$${tex}$\n`)).messages).toMatchObject([{ severity: 'error', rule: 'math' }]);
  });
});
