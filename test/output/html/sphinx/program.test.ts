import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

const PROGRAM = `.. pylit:file:: src/main.py

   <<say hello>>

.. pylit:code:: python
   :name: say hello

   print("hello")
`;

describe('programs in reStructuredText', () => {
  it('have files of their own, in the language of their names', async () => {
    const { text, problems } = await weave({ 'a.rst': PROGRAM });
    expect(problems).toEqual([]);
    expect(text('a.html')).toContain('id="chunk-srcmainpy"');
    expect(text('a.html')).toContain('language-python');
  });

  it('are led to by the names of their chunks, from other documents too', async () => {
    const { text, problems } = await weave({
      'a.rst': PROGRAM,
      'b.rst': 'See :lpref:`say hello`, :pylit:ref:`the file <src/main.py>` and :lpref:`nobody`.\n',
    });
    expect(text('b.html')).toContain('See <a href="a.html#chunk-say-hello">say hello</a>');
    expect(text('b.html')).toContain('<a href="a.html#chunk-srcmainpy">the file</a>');
    expect(problems).toEqual(['b.rst:1 unknown-chunk']);
  });

  it('have lists of their chunks, all or those of one', async () => {
    const { text, problems } = await weave({
      'a.rst': `${PROGRAM}\n.. pylit:code:: python\n   :file: b.py\n\n   pass\n`,
      'b.rst': '.. pylit:index::\n\n   Everything:\n',
      'c.rst': '.. pylit:index:: src/main.py\n\n.. pylit:index:: src/mian.py\n',
    });
    const links = (page: string) =>
      [...text(page).matchAll(/<li><a href="[^"]*" class="chunk-ref">([^<]*)/g)].map(m => m[1]);
    expect(text('b.html')).toContain('<p>Everything:</p>');
    expect(links('b.html')).toEqual(['b.py', 'say hello', 'src/main.py']);
    expect(links('c.html')).toEqual(['say hello', 'src/main.py']);
    expect(problems).toEqual(['c.rst:3 unknown-chunk']);
  });
});
