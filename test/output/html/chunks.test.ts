import { describe, expect, it } from 'vitest';
import { definePlugin } from '../../../src/literate/plugin.ts';
import { weave } from './woven-project.ts';

const FILES = {
  'a.md': '# A\n\n```python {#main file="src/a.py"}\nimport sys\n<<body>>\n```\n\n```python {#body}\nfirst()\n```\n',
  'b.md': '# B\n\n```python {#body}\nsecond()\n<<missing one>>\nx = 1 << 2 >> 3\n```\n\n```js title="x.js"\ny\n```\n',
};

describe('chunks', () => {
  it('show name, file, where they are continued and where they are used', async () => {
    const woven = await weave(FILES);
    const a = woven.text('a.html');
    expect(a).toContain('<figcaption class="chunk-head" id="chunk-main">');
    expect(a).toContain('<span class="chunk-file">src/a.py</span>');
    expect(a).toContain('<span class="chunk-count">1 of 2</span>');
    expect(a).toContain(
      '<p class="chunk-foot">Continued in <a class="chunk-next" href="b.html#chunk-body">part 2 <span class="chunk-number">§1</span></a> (B). Used in <a href="#chunk-main">main <span class="chunk-number">§1</span></a>.</p>',
    );
    const b = woven.text('b.html');
    expect(b).toContain(
      '<p class="chunk-foot">Continues <a href="a.html#chunk-body">part 1 <span class="chunk-number">§2</span></a> (A). Used in <a href="a.html#chunk-main">main <span class="chunk-number">§1</span></a> (A).</p>',
    );
  });

  it('have numbers on their page, and of a third part the first is named too', async () => {
    const woven = await weave({
      ...FILES,
      'c.rst': 'C\n=\n\n.. pylit:code:: python\n   :name: body\n   :file: lib/<b>.py\n\n   third()\n',
    });
    const text = woven.text('c.html');
    expect(text).toContain('id="chunk-body"><span class="chunk-number">§1</span> <a class="chunk-link"');
    expect(text).toContain('<span class="chunk-count">3 of 3</span><span class="chunk-file">lib/&lt;b&gt;.py</span>');
    expect(text).toContain(
      'Continues <a href="b.html#chunk-body">part 2 <span class="chunk-number">§1</span></a> (B), defined in <a href="a.html#chunk-body">part 1 <span class="chunk-number">§2</span></a> (A).',
    );
  });

  it('link their references and mark those that lead nowhere', async () => {
    const woven = await weave(FILES);
    expect(woven.text('a.html')).toContain('<a class="chunk-ref" href="#chunk-body">&#x3C;&#x3C;body>></a>');
    expect(woven.text('b.html')).toContain(
      '<span class="chunk-ref undefined" title="No chunk has this name.">&#x3C;&#x3C;missing one>></span>\n<span id="chunk-body-L3"></span>x = 1 &#x3C;&#x3C; 2 >> 3',
    );
  });

  it('mark unknown names inside a line where the language has no such code, and names with brackets whole', async () => {
    const woven = await weave({
      'a.md': `# A\n\n\`\`\`html {#a}\n<p><<no such>></p>\n\`\`\`\n\n\`\`\`cpp {#"vector<int>"}\na <<b>> c; <<vector<int>>>\n@<<c>>\n\`\`\`\n`,
    });
    const text = woven.text('a.html');
    expect(text.match(/class="chunk-ref undefined"/g)).toHaveLength(1);
    expect(text).toContain('title="No chunk has this name.">&#x3C;&#x3C;no such>></span>');
    expect(text).toContain('">&#x3C;&#x3C;vector&#x3C;int>>></a>');
  });

  it('link references that a highlighter has cut to pieces', async () => {
    const token = (value: string) => ({
      type: 'element' as const,
      tagName: 'span',
      properties: {},
      children: [{ type: 'text' as const, value }],
    });
    const letters = definePlugin({
      name: 'letters',
      version: '1',
      match: ['code'],
      transforms: {
        html: node => [
          {
            type: 'element',
            tagName: 'pre',
            properties: {},
            children: 'value' in node ? [...node.value].map(token) : [],
          },
        ],
      },
    });
    const woven = await weave(FILES, { plugins: [{ plugin: letters, options: undefined }] });
    expect(woven.text('a.html')).toContain(
      '<span>\n<span id="chunk-main-L2"></span></span><span><a class="chunk-ref" href="#chunk-body">&#x3C;&#x3C;body>></a></span></pre>',
    );
  });

  it('and plain code have numbers of lines where they are asked for', async () => {
    const numbers = (html: string) =>
      [...html.matchAll(/<span class="line-number" data-line="(\d+)"><\/span>/g)].map(found => Number(found[1]));
    const woven = await weave({
      'a.md':
        '# A\n\n```{.python .numberLines}\na\n\n<b>\n```\n\n```{.python .numberLines #c}\n<<c>>\nb\n```\n\n```python\nx\n```\n',
      'b.rst':
        'B\n=\n\n.. code-block:: python\n   :number-lines: 9\n\n   a\n   b\n\n.. code-block:: python\n   :linenos:\n\n   a\n',
    });
    expect(numbers(woven.text('a.html'))).toEqual([1, 2, 3, 1, 2]);
    expect(woven.text('a.html')).toContain(
      '<pre tabindex="0"><code class="language-python"><span class="line-number" data-line="1"></span>a\n' +
        '<span class="line-number" data-line="2"></span>\n<span class="line-number" data-line="3"></span>&#x3C;b>\n</code></pre>',
    );
    expect(woven.text('a.html')).toContain(
      '<span id="chunk-c-L1"></span><span class="line-number" data-line="1"></span><a class="chunk-ref" href="#chunk-c">',
    );
    expect(numbers(woven.text('b.html'))).toEqual([9, 10, 1]);
    expect(woven.problems.filter(problem => !problem.includes('chunk'))).toEqual([]);
  });

  it('are no frame for plain code, which may have a title', async () => {
    const woven = await weave(FILES);
    expect(woven.text('b.html')).toContain(
      '<figure class="code" data-language="js"><figcaption class="code-title">x.js</figcaption><pre tabindex="0"><code class="language-js">y\n</code></pre></figure>',
    );
  });
});
