import { describe, expect, it } from 'vitest';
import { weave } from './woven-project.ts';

/** The text of a page made of reStructuredText. */
async function weaveText(source: string): Promise<string> {
  return (await weave({ 'index.rst': source })).text('index.html');
}

describe('tables of reStructuredText', () => {
  it('of comma-separated values have a caption, headers and widths', async () => {
    const rst = [
      '.. csv-table:: Of *birds*',
      '   :header: "Treat", "Price"',
      '   :widths: 30, 10',
      '   :stub-columns: 1',
      '   :width: 50%',
      '   :align: center',
      '   :class: food',
      '',
      '   "Albatross", 2.99',
      '   "Crunchy',
      '   *frog*",',
      '',
    ].join('\n');
    const html = (await weaveText(rst)).replace(/\s*\n\s*/g, '');
    expect(html).toContain(
      '<table class="colwidths-given food align-center" style="width: 50%"><caption>Of <em>birds</em></caption>' +
        '<colgroup><col width="75%"><col width="25%"></colgroup><thead><tr><th><p>Treat</p></th><th><p>Price</p></th></tr></thead>' +
        '<tbody><tr><th scope="row"><p>Albatross</p></th><td><p>2.99</p></td></tr><tr><th scope="row"><p>Crunchy<em>frog</em></p></th><td></td></tr></tbody></table>',
    );
  });

  it('have widths of the browser where the author says so, and no style but a size', async () => {
    const html = await weaveText('.. list-table::\n   :widths: auto\n   :width: 20em\n\n   * - a\n     - b\n');
    expect(html).toContain('<table class="colwidths-auto" style="width: 20em">');
    expect(html).not.toContain('<col');
  });

  it('and figures have the classes and the side that the author gave them', async () => {
    const html = await weaveText(
      '.. figure:: https://example.org/a.png\n   :figclass: wide\n   :class: small\n   :figwidth: 300\n   :align: right\n\n   C\n',
    );
    expect(html).toContain('<figure class="align-right wide" style="width: 300px">');
    expect(html).toMatch(/<img [^>]*class="small"/);
  });
});
