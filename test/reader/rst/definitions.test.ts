import { describe, expect, it } from 'vitest';
import { read } from './join.ts';

describe('files of definitions that come with docutils', () => {
  const written = (source: string) => JSON.stringify(read(source).nodes);
  const definition = (name: string, value: string) =>
    `"name":"${name}","children":[{"type":"text","value":"${value}"}]`;

  it('have characters by their names', () => {
    expect(written('.. include:: <isonum.txt>\n')).toContain(definition('copy', '©'));
    expect(written('.. include:: <xhtml1-symbol.txt>\n')).toContain(definition('rarr', '→'));
    expect(written('.. include:: <isoamsr.txt>\n')).toContain(
      '"name":"suphsol","children":[{"type":"text","value":"⊃"},{"type":"text","value":"/"}]',
    );
  });

  it('have roles for elements of HTML', () => {
    const { nodes, messages } = read('.. include:: <html-roles.txt>\n\n:kbd:`a` :mark:`b`\n');
    expect(JSON.stringify(nodes?.at(-1))).toMatch(/"inlineCode","value":"a".*"className":\["mark"\]/);
    expect(messages).toEqual([]);
  });

  it('may share characters', () => {
    expect(read('.. include:: <isonum.txt>\n.. include:: <xhtml1-symbol.txt>\n\n|rarr|\n').messages).toEqual([]);
    expect(read('.. |a| replace:: b\n.. |a| replace:: c\n').messages).toHaveLength(1);
  });

  it('are not looked for elsewhere', () => {
    const { messages } = read('.. include:: <nowhere.txt>\n', () => 'found');
    expect(messages).toMatchObject([{ message: 'There are no definitions "nowhere.txt".', line: 1 }]);
    expect(read('.. include:: <constructor>\n').messages).toHaveLength(1);
  });
});

describe('included code', () => {
  it('has the classes, numbers and stops of tabs that are asked for', () => {
    const include = () => 'a\tb\n\tc\n';
    const [node] = read('.. include:: a.c\n   :code: c\n   :class: one\n   :number-lines: 3\n', include).nodes ?? [];
    expect(node).toMatchObject({
      name: 'include',
      children: [
        {
          lang: 'c',
          value: 'a       b\n        c',
          data: { numbered: 3, rst: { attributes: { classes: 'code c one' } } },
        },
      ],
    });
    expect(JSON.stringify(read('.. include:: a\n   :literal:\n   :tab-width: 2\n', include).nodes)).toContain(
      '"value":"a b\\n  c"',
    );
    expect(JSON.stringify(read('.. include:: a\n   :literal:\n   :tab-width: -1\n', include).nodes)).toContain(
      '"value":"a\\tb\\n\\tc"',
    );
  });
});
