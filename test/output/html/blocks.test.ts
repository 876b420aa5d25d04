import fc from 'fast-check';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { definePlugin, type Plugin } from '../../../src/literate/plugin.ts';
import { createHtmlFormat } from '../../../src/output/html/index.ts';
import { formatOptions, weave, weaveText } from './woven-project.ts';

describe('blocks', () => {
  it('give headings an id and a link to themselves', async () => {
    expect(await weaveText('## A *title*\n')).toBe(
      '<h2 id="a-title">A <em>title</em><a class="anchor" href="#a-title" aria-hidden="true" tabindex="-1">#</a></h2>\n',
    );
  });

  it('label the boxes of a list of tasks', async () => {
    expect(await weaveText('- [x] done\n- [ ] open\n')).toMatch(
      /checked disabled aria-label="Done".*aria-label="To do"/s,
    );
  });

  it('number footnotes in the order of their references and link back from each', async () => {
    const text = await weaveText('B[^b] a[^a] again[^b].\n\n[^a]: First.\n\n[^b]: Second.\n\n    More.\n');
    expect(text).toContain('<a href="#fn-b" id="fnref-b-1" role="doc-noteref">1</a>');
    expect(text).toContain('<a href="#fn-a" id="fnref-a-1" role="doc-noteref">2</a>');
    expect(text).toContain('<a href="#fn-b" id="fnref-b-2" role="doc-noteref">1</a>');
    expect(text.indexOf('id="fn-b"')).toBeLessThan(text.indexOf('id="fn-a"'));
    expect(text).toMatch(/More\. <a class="footnote-back" href="#fnref-b-1"[^>]*>↩<\/a> <a [^>]*href="#fnref-b-2"/);
  });

  it('show nothing of front matter, definitions and comments', async () => {
    expect(await weaveText('---\ntags: x\n---\n\n[a]: https://example.com\n\n<!-- note -->\n\nText\n')).toBe(
      '<p>Text</p>\n',
    );
  });

  it('list the headings of the page where the author asks for it', async () => {
    const text = await weaveText('# T\n\n::contents\n\n## A\n\n### B\n\n## C\n');
    expect(text.replace(/\s+/g, '')).toContain(
      '<divclass="contents"><ul><li><ahref="#a">A</a><ul><li><ahref="#b">B</a></li></ul></li><li><ahref="#c">C</a></li></ul></div>',
    );
  });

  it('of reStructuredText show every kind of node', async () => {
    const rst = [
      'Title',
      '=====',
      '',
      ':Author: Somebody',
      '',
      'term : kind',
      '   What it means.',
      '',
      '-o, --out=FILE  Where to.',
      '',
      '| one',
      '| two',
      '',
      '.. epigraph::',
      '',
      '   Words.',
      '',
      '   -- A writer',
      '',
      '.. rubric:: Aside',
      '',
      'See `here`_, |x|, :kbd:`Ctrl` and H\\ :sub:`2`\\ O.',
      '',
      '.. _here:',
      '',
      'Place.',
      '',
      '.. |x| replace:: *substituted*',
      '',
      '.. comment',
      '',
    ].join('\n');
    const woven = await weave({ 'index.rst': rst });
    const text = woven.text('index.html');
    expect(woven.problems).toEqual([]);
    for (const part of [
      '<dl class="field-list',
      '<span class="classifier">kind</span>',
      '<kbd class="option">',
      '<var>FILE</var>',
      '<div class="line">one</div>',
      '<p class="attribution">— A writer</p>',
      '<p class="rubric">Aside</p>',
      '<em>substituted</em>',
      '<kbd class="role-kbd">Ctrl</kbd>',
      '<sub',
      '<a href="#here">here</a>',
      'id="here"',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('comment');
  });

  it('show the list of pages of a toctree', async () => {
    const woven = await weave({
      'index.rst': 'Home\n====\n\n.. toctree::\n   :maxdepth: 2\n\n   a\n   Other <b>\n',
      'a.rst': 'Page A\n======\n\nPart\n----\n',
      'b.rst': 'Page B\n======\n',
    });
    expect(woven.text('index.html').replace(/\n/g, '')).toContain(
      '<ul><li><a href="a.html">Page A</a><ul><li><a href="a.html#part">Part</a></li></ul></li><li><a href="b.html">Other</a></li></ul>',
    );
  });

  it('stop endless and exploding substitutions', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `.. |s${index}| replace:: |s${index + 1}| |s${index + 1}| |s${index + 1}|`,
    );
    const woven = await weave({
      'index.rst': `|a| |s0|\n\n.. |a| replace:: x |a|\n${lines.join('\n')}\n.. |s12| replace:: end\n`,
    });
    expect(new Set(woven.problems.map(problem => problem.split(' ')[1]))).toContain('endless-substitution');
    expect(woven.text('index.html').length).toBeLessThan(100_000);
  });

  it('cannot hold the marks of holes', async () => {
    const format = await createHtmlFormat(formatOptions());
    const context = { names: { lookup: () => undefined, nearest: () => [] }, message() {} };
    const block = { kind: 'paragraph', id: '', context: '', line: 1, lines: 1 } as const;
    const piece = fc.constantFrom('\uFDD0', '\uFDD1', '0', 'r0', '&#xFDD0;', '&#64977;', 'x');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async pieces => {
        const value = pieces.join('');
        const children = [
          { type: 'text', value },
          { type: 'html', value: `<b title="${value}">` },
        ] as const;
        const { parts } = await format.transform({ type: 'paragraph', children: [...children] }, block, context);
        expect(parts.every(part => typeof part === 'string')).toBe(true);
        expect(parts.join('')).not.toMatch(/[\uFDD0\uFDD1]/);
      }),
    );
  });
});

const shout = definePlugin({
  name: 'shout',
  version: '1',
  match: ['strong', 'containerDirective'],
  transforms: {
    async html(node, context) {
      const children = 'children' in node ? await context.render(node.children) : [];
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href: 'javascript:x', onClick: 'x()' },
        children: [],
      };
      return [
        {
          type: 'element',
          tagName: 'span',
          properties: { className: ['loud'], style: 'color: red; background: url(x)' },
          children: [...children, link],
        },
      ];
    },
  },
});

function configured(plugin: Plugin) {
  return { plugin, options: undefined };
}

describe('plugins', () => {
  it('take nodes at any depth, render what is inside, and are sanitised', async () => {
    const text = await weaveText('- a **b [c](#x)** d\n\n# x\n', { plugins: [configured(shout)] });
    expect(text).toContain('a <span class="loud" style="color: red">b <a href="#x">c</a><a></a></span> d');
  });

  it('are asked in order', async () => {
    const quiet = definePlugin({
      name: 'quiet',
      version: '1',
      match: node => node.type === 'strong',
      transforms: { html: () => [{ type: 'text', value: 'hush' }] },
    });
    expect(await weaveText('**x**\n', { plugins: [configured(quiet), configured(shout)] })).toBe('<p>hush</p>\n');
  });

  it('may be unified plugins: remark before, rehype after', async () => {
    const upper = () => (tree: { children: { type: string; children?: { value?: string }[] }[] }) => {
      for (const child of tree.children[0]?.children ?? []) if (child.value) child.value = child.value.toUpperCase();
    };
    const mark = () => (tree: { children: { properties?: Record<string, unknown> }[] }) => {
      for (const child of tree.children) if (child.properties) child.properties.onClick = 'own()';
    };
    expect(await weaveText('abc\n', { remarkPlugins: [upper], rehypePlugins: [mark] })).toBe(
      '<p onclick="own()">ABC</p>\n',
    );
  });

  it('that throw leave a box in the page and a message', async () => {
    const bad = definePlugin({
      name: 'bad',
      version: '1',
      match: ['strong'],
      transforms: {
        html: () => {
          throw new Error('no <b>');
        },
      },
    });
    const woven = await weave({ 'index.md': 'One\n\n**two**\n\nThree\n' }, { plugins: [configured(bad)] });
    expect(woven.text('index.html')).toMatch(/<p>One<\/p>\n<div class="pylit-error">.*no &lt;b&gt;.*<p>Three<\/p>/s);
    expect(woven.problems).toEqual(['index.md:3 transform-failed']);
  });

  it('and their options are the identity', async () => {
    const identity = async (options: unknown) =>
      (await createHtmlFormat(formatOptions({ plugins: [{ plugin: shout, options }] }))).identity;
    expect(await identity({ a: 1, b: [2] })).toBe(await identity({ b: [2], a: 1 }));
    expect(await identity({ a: 1 })).not.toBe(await identity({ a: 2 }));
  });
});
