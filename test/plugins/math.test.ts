import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import math, { TEMML_VERSION } from '../../plugins/math/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
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

  it('refuses braces that would exhaust the stack, whatever its size', async () => {
    const { messages } = await weave(`$$\n${'x^{'.repeat(101)}x${'}'.repeat(101)}\n$$\n`);
    expect(messages[0]?.message).toBe('This formula cannot be set: its braces are nested more than 100 deep.');
  });
});

describe('math in reStructuredText', () => {
  const weaveRst = (source: string) => weaveWith(math as Plugin, source, {}, createRstReader());

  it('sets each formula between blank lines, and aligns rows', async () => {
    const { html, messages } = await weaveRst('.. math::\n\n   x^2\n\n   a &= b \\\\\n   c &= d\n');
    expect(messages).toEqual([]);
    expect(html.match(/<math /g)).toHaveLength(2);
    expect(html.match(/<mtr/g)).toHaveLength(2);
  });

  it('aligns no rows that an environment has already', async () => {
    const { html, messages } = await weaveRst('.. math:: \\begin{pmatrix} a \\\\ b \\end{pmatrix}\n');
    expect(messages).toEqual([]);
    expect(html.match(/<mtable/g)).toHaveLength(1);
  });

  it.each([
    ['.. math::\n\n   a\n\n   b\n   \\nonsense\n', 6],
    ['.. math:: \\nonsense\n', 1],
    ['.. math::\n   :name: eq\n\n   \\nonsense\n', 4],
    ['A :math:`\\nonsense` b.\n', 1],
  ])('reports %j at its line', async (source, line) => {
    expect((await weaveRst(source)).messages).toMatchObject([{ rule: 'math', line }]);
  });
});
