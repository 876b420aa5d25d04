import { describe, expect, it } from 'vitest';
import { createLatexFormat, LATEX } from '../../../src/output/latex/index.ts';
import { createTextFormat, TEXT } from '../../../src/output/text/index.ts';
import { weave } from '../html/woven-project.ts';
import { weaveSource } from './woven-source.ts';

const TITLED =
  '.. code-block:: c\n   :caption: A title\n   :name: part\n\n   x\n\n.. code-block:: c\n   :name: bare\n\n   y\n';
const USER = '.. pylit:code:: c\n   :file: a.c\n\n   <<part>>\n';

describe('code that only Sphinx gave a name', () => {
  it('is code with a title on pages, and a chunk where another document uses it', async () => {
    const plain = (await weave({ 'a.rst': TITLED })).text('a.html');
    expect(plain).toContain('<figcaption class="code-title" id="chunk-part">A title</figcaption>');
    expect(plain).toContain('<span id="chunk-bare"></span><pre');
    expect(plain).not.toContain('≡');
    const used = await weave({ 'a.rst': TITLED, 'b.rst': USER });
    expect(used.text('a.html')).toContain('<span class="chunk-name">part</span>');
    expect(used.text('a.html').match(/≡/g)).toHaveLength(1);
    expect(used.problems).toEqual([]);
  });

  it('is so in plain text and in LaTeX', async () => {
    const text = await weaveSource({ 'a.rst': TITLED }, { source: TEXT, make: createTextFormat });
    expect(text.file('a.txt')).toBe('A title\n\n    x\n\n    y\n');
    const latex = await weaveSource(
      { 'a.rst': TITLED },
      {
        source: LATEX,
        make: parts => createLatexFormat({ ...parts, colours: new Map() }),
      },
    );
    expect(latex.file('a.tex')).toContain('\\codetitle{A title}\\label{a:chunk-part}');
    expect(latex.file('a.tex')).not.toContain('\\equiv}}');
  });
});
