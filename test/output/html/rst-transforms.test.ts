import { describe, expect, it } from 'vitest';
import { weave } from './woven-project.ts';

async function weaveText(source: string): Promise<string> {
  return (await weave({ 'index.rst': source })).text('index.html');
}

describe('what docutils does with whole documents', () => {
  it('calls footnotes by their own number, the next free one, or a symbol', async () => {
    const html = await weaveText('[#]_ [1]_ [*]_\n\n.. [#] auto\n.. [1] manual\n.. [*] symbol\n');
    const called = [...html.matchAll(/role="doc-noteref">([^<]*)</g)].map(([, label]) => label);
    expect(called).toEqual(['2', '1', '*']);
    expect(html).toMatch(/<li id="fn-_23_1" value="2">\s*<p>auto/);
    expect(html).toMatch(/<li id="fn-1" value="1">\s*<p>manual/);
    expect(html).toMatch(/class="symbol"><span class="footnote-number">\*<\/span>\s*<p>symbol/);
  });

  it('gives classes to the block that follows', async () => {
    const html = await weaveText('.. class:: a\n\n* item\n\n.. class:: b\n\n::\n\n   code\n');
    expect(html).toContain('<ul class="a">');
    expect(html).toContain('<figure class="code b">');
  });

  it('takes white space beside a substitution away', async () => {
    expect(await weaveText('a |x| b\n\n.. |x| unicode:: U+2014\n   :trim:\n')).toContain('<p>a—b</p>');
  });
});
