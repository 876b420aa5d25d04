import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

const GLOSSARY = `.. glossary::
   :sorted:

   Zoo
      Animals.

   .. a comment

   apple : fruit
   Apfel
      It grows.

      On trees.
`;

describe('glossaries', () => {
  it('have terms that the whole project refers to, in any case', async () => {
    const { text, problems } = await weave({
      'a.rst': GLOSSARY,
      'b.rst': 'A :term:`zoo` has :term:`apples <Apple>`, no :term:`!pears`.\n\n- :term:`Apfel`\n',
    });
    expect(problems).toEqual([]);
    const html = text('a.html');
    expect(html).toMatch(
      /<dl class="glossary">\s*<dt><span id="term-apple" class="target">apple<\/span><\/dt>\s*<dt><span id="term-Apfel"/,
    );
    expect(html).toMatch(/<p>It grows\.<\/p>\s*<p>On trees\.<\/p>/);
    expect(html.indexOf('apple')).toBeLessThan(html.indexOf('Zoo'));
    expect(html).not.toContain('comment');
    const other = text('b.html');
    expect(other).toContain('A <a href="a.html#term-Zoo" class="role-term">zoo</a>');
    expect(other).toContain('<a href="a.html#term-apple" class="role-term">apples</a>');
    expect(other).toContain('<em>pears</em>');
    expect(other).toContain('<a href="a.html#term-Apfel" class="role-term">Apfel</a>');
  });

  it('may differ in case alone', async () => {
    const { text, problems } = await weave({
      'a.rst': '.. glossary::\n\n   ZIP\n      Code.\n\n   zip\n      Closes.\n\n:term:`ZIP` :term:`zip` :term:`Zip`\n',
    });
    expect(problems).toEqual([]);
    expect([...text('a.html').matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'term-ZIP',
      'term-zip',
      'term-ZIP',
    ]);
  });

  it('are in the general index', async () => {
    const { text } = await weave({ 'a.rst': GLOSSARY }, { indexPage: { title: 'Index' } });
    const html = text('genindex.html');
    expect(html).toContain('<strong><a href="a.html#term-Zoo">Zoo</a></strong>');
    expect(html).toMatch(/<h2 id="[^"]*">fruit<\/h2>\s*<ul[^>]*>\s*<li><strong><a[^>]*>apple</);
  });

  it('say what is wrong', async () => {
    const { problems, report } = await weave({
      'a.rst': '.. glossary::\n\n   apple\n      Fruit.\n   b\n\n   c\n      See.\n',
      'b.rst': '.. glossary::\n\n   apple\n      Fruit.\n\nSee :term:`aple`.\n',
    });
    expect(problems).toEqual([
      'a.rst:5 rst-glossary',
      'a.rst:7 rst-glossary',
      'b.rst:1 duplicate-object',
      'b.rst:6 unknown-term',
    ]);
    expect(report.messages.at(-1)).toMatchObject({
      message: 'There is no term "aple".',
      hint: 'Did you mean "apple"?',
    });
  });
});

describe('grammars', () => {
  it('have tokens that the whole project refers to', async () => {
    const { text, problems } = await weave({
      'a.rst': '.. productionlist:: py\n   stmt: `name` "=" \\\n       `expr`\n       : | `~c:x`\n   name: `letter`\n',
      'b.rst': ':token:`py:stmt` :token:`~py:name` :token:`n <py:name>`\n',
    });
    expect(problems).toEqual(['a.rst:1 unknown-token', 'a.rst:1 unknown-token', 'a.rst:1 unknown-token']);
    expect(text('a.html')).toContain(
      '<pre class="productionlist" tabindex="0"><span id="grammar-token-py-stmt" class="target"><strong>stmt</strong></span> ::= ' +
        '<a href="#grammar-token-py-name" class="role-token">name</a> "="',
    );
    expect(text('a.html')).toContain('\n         | ');
    expect(text('b.html')).toContain(
      '<a href="a.html#grammar-token-py-stmt" class="role-token"><code>py:stmt</code></a> ' +
        '<a href="a.html#grammar-token-py-name" class="role-token"><code>name</code></a> ' +
        '<a href="a.html#grammar-token-py-name" class="role-token"><code>n</code></a>',
    );
  });
});
