import type { ElementContent } from 'hast';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineDirectives, directive, role } from '../../src/plugin.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { weaveWith } from './weave-example.ts';

const text = (value: string): ElementContent[] => [{ type: 'text', value }];
const paragraph = (children: ElementContent[]): ElementContent[] => [
  { type: 'element', tagName: 'p', properties: {}, children },
];

const plugin = defineDirectives({
  name: 'kitchen',
  version: '1',
  directives: {
    ingredients: directive({
      argument: 'required',
      options: { servings: 'integer', unit: ['metric', 'cups'], vegan: 'flag', note: 'text' },
      async html({ argument, options, children }, { render }) {
        expectTypeOf(options.servings).toEqualTypeOf<number | undefined>();
        expectTypeOf(options.unit).toEqualTypeOf<'metric' | 'cups' | undefined>();
        expectTypeOf(options.vegan).toEqualTypeOf<true | undefined>();
        return [...paragraph(text(`${argument} ${JSON.stringify(options)}`)), ...(await render(children))];
      },
    }),
    verse: directive({ argument: 'none', html: ({ body }) => paragraph(text(`[${body}]`)) }),
  },
  roles: {
    degrees: role({ options: { scale: ['C', 'F'] }, html: use => text(`${use.text} °${use.options.scale ?? 'C'}`) }),
    loud: role({ html: (use, { render }) => render([{ type: 'strong', children: [...use.children] as never }]) }),
  },
});

const rst = createRstReader();
const inRst = (source: string) => weaveWith(plugin, source, undefined, rst);
const inMarkdown = (source: string) => weaveWith(plugin, source);

describe('directives and roles of a plugin', () => {
  it('has argument, options and body, in reStructuredText and in Markdown', async () => {
    const expected = '<p>Apple cake {"servings":8,"unit":"cups","vegan":true}</p><p>Peel <em>all</em> apples.</p>';
    const one = await inRst(
      '.. ingredients:: Apple cake\n   :servings: 8\n   :unit: cups\n   :vegan:\n\n   Peel *all* apples.\n',
    );
    const other = await inMarkdown(':::ingredients[Apple cake]{servings=8 unit=cups vegan}\nPeel *all* apples.\n:::\n');
    for (const { html, messages } of [one, other]) {
      expect(html.replace(/\n/g, '')).toBe(expected);
      expect(messages).toEqual([]);
    }
  });

  it('has the body as written', async () => {
    expect((await inRst('.. verse::\n\n   a *b*\n     c\n')).html).toBe('<p>[a *b*\n  c]</p>\n');
    expect((await inMarkdown(':::verse\n```\na *b*\n  c\n```\n:::\n')).html).toBe('<p>[a *b*\n  c]</p>\n');
  });

  it('has roles with their text', async () => {
    expect((await inRst('Bake at :degrees:`180`, :loud:`not more`.\n')).html).toBe(
      '<p>Bake at 180 °C, <strong>not more</strong>.</p>\n',
    );
    expect((await inMarkdown('Bake at :degrees[350]{scale=F}, :loud[*not* more].\n')).html).toBe(
      '<p>Bake at 350 °F, <strong><em>not</em> more</strong>.</p>\n',
    );
  });

  it('reports options that are wrong, with their lines, and uses the others', async () => {
    const { html, messages } = await inRst(
      'Text.\n\n.. ingredients:: Cake\n   :servings: many\n   :unit: cups\n   :notes: x\n\n   - a\n',
    );
    expect(messages).toMatchObject([
      {
        severity: 'error',
        rule: 'directive-option',
        line: 4,
        message: expect.stringContaining('a whole number, not "many"'),
      },
      { line: 6, message: expect.stringContaining('no option "notes"'), hint: 'Did you mean "note"?' },
    ]);
    expect(html).toContain('<p>Cake {"unit":"cups"}</p>');
  });

  it.each([
    ['.. ingredients::\n\n   Text *stays*.\n', 'The directive "ingredients" needs an argument.', '<em>stays</em>'],
    ['.. verse:: html\n\n   body\n', 'The directive "verse" has no argument.', '[body]'],
  ])('reports an argument that is missing or too much: %s', async (source, message, shown) => {
    const { html, messages } = await inRst(source);
    expect(messages).toMatchObject([{ rule: 'directive-argument', message, line: 1 }]);
    expect(html).toContain(shown);
  });

  it('leaves other directives to others', async () => {
    expect((await inRst('.. other:: x\n\n   y\n')).html).not.toContain('[');
  });
});
