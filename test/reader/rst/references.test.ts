import { describe, expect, it } from 'vitest';
import { nodesOfType } from '../../../src/reader/rst/resolve/walk.ts';
import { read } from './join.ts';
import { outline } from './outline.ts';

describe('names of a document', () => {
  it('leads references to definitions, also through other names', () => {
    const { nodes, exports } = read('a_ b_\n\n.. _a: https://x.y\n.. _b: a_\n');
    expect(outline(nodes.slice(0, 1))).toBe('paragraph(linkReference:a("a") " " linkReference:b("b"))');
    expect(exports.definitions).toEqual([
      { name: 'a', url: 'https://x.y', block: 1 },
      { name: 'b', url: 'https://x.y', block: 2 },
    ]);
  });

  it('gives the address of the next target to the targets before it', () => {
    expect(read('.. _a:\n.. _b: https://x.y\n').exports.definitions.map(each => each.name)).toEqual(['a', 'b']);
  });

  it('gives the address of the last of many targets in a row to all of them', () => {
    const { nodes, exports } = read('.. _a:\n.. _b:\n.. _c: https://x.y\n\na_\n');
    expect(outline(nodes.slice(3))).toBe('paragraph(linkReference:a("a"))');
    expect(exports.anchors).toEqual([]);
  });

  it('resolves anonymous references in order and reports those that are left', () => {
    const document = read('a__ b__ c__\n\n__ https://1\n\n.. __: https://2\n');
    expect(outline(document.nodes.slice(0, 1))).toBe(
      'paragraph(link:https://1("a") " " link:https://2("b") " " ref:label:("c"))',
    );
    expect(document.messages).toMatchObject([{ rule: 'rst-anonymous-reference', line: 1, column: 9 }]);
  });

  it('reads a block again when its anonymous target changes', () => {
    const context = (url: string) => read(`a__\n\n__ ${url}\n`).blocks[0]?.context;
    expect(context('https://1')).not.toBe(context('https://2'));
  });

  it('does not read a block again when the address of a named target changes', () => {
    const context = (url: string) => read(`a_\n\n.. _a: ${url}\n`).blocks[0]?.context;
    expect(context('https://1')).toBe(context('https://2'));
    expect(context('https://1')).not.toBe(read('a_\n').blocks[0]?.context);
  });

  it('exports headings, labels with the title they stand before, and inline targets', () => {
    const { anchors } = read('.. _lab el:\n\nA *Title*\n=========\n\nx _`spot` y\n').exports;
    expect(anchors).toEqual([
      { id: 'lab-el', names: ['lab el'], kind: 'target', block: 0, text: 'A Title', explicit: true },
      {
        id: 'a-title',
        names: ['a title', 'a-title'],
        kind: 'heading',
        block: 1,
        text: 'A Title',
        depth: 1,
        explicit: false,
      },
      { id: 'spot', names: ['spot'], kind: 'target', block: 2, text: 'spot', explicit: true },
    ]);
  });

  it('makes ids unique', () => {
    const ids = read('A\n=\n\nA\n=\n\n.. _a:\n').exports.anchors.map(anchor => anchor.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('warns of a name that is given twice', () => {
    expect(read('.. _a: https://1\n\n.. _a: https://2\n').messages).toMatchObject([
      { severity: 'warning', rule: 'rst-duplicate-name', line: 3 },
    ]);
  });

  it('joins automatic footnotes with their references', () => {
    const { exports } = read('[#]_ [#b]_ [*]_ [C]_\n\n.. [#] x\n.. [#b] y\n.. [*] z\n.. [C] c\n');
    expect(exports.footnoteReferences).toEqual(['#1', 'b', '*1', 'c']);
    expect(exports.footnotes.map(note => note.name)).toEqual(['#1', 'b', '*1', 'c']);
  });

  it('calls notes by their own number, the next free one, or a symbol', () => {
    const source =
      '[#four]_ [#]_ [2]_ [*]_ [*]_ [C]_ [#none]_\n\n.. [#] x\n.. [2] y\n.. [#four] z\n.. [*] s\n.. [*] t\n.. [C] c\n';
    const { nodes, exports } = read(source);
    const labels = (type: string) =>
      nodesOfType(nodes ?? [], type as 'footnoteReference').map(note => note.data?.noteLabel);
    expect(labels('footnoteReference')).toEqual(['3', '1', '2', '*', '†', undefined, undefined]);
    expect(labels('footnoteDefinition')).toEqual(['1', '2', '3', '*', '†', undefined]);
    expect(exports.footnoteReferences).toEqual(['#1', '2', 'four', '*1', '*2', 'c', 'none']);
  });

  it('reads a block again when a note in it is called otherwise', () => {
    const context = (before: string) => read(`[#a]_\n\n${before}.. [#a] note\n`).blocks[0]?.context;
    expect(context('.. [#] another\n')).not.toBe(context(''));
  });

  it('exports substitutions and finds them in another case', () => {
    const { nodes, exports } = read('|NAME|\n\n.. |Name| replace:: *x*\n');
    expect(exports.substitutions.map(each => [each.name, outline(each.children)])).toEqual([['Name', 'emphasis("x")']]);
    expect(outline(nodes.slice(0, 1))).toBe('paragraph(substitutionReference:Name("NAME"))');
  });

  it('takes the last of several substitutions of one name, and says so', () => {
    const { exports, messages } = read('|d|\n\n.. |d| replace:: 1\n.. |d| replace:: 2\n');
    expect(exports.substitutions.map(each => [each.name, outline(each.children)])).toEqual([['d', '"2"']]);
    expect(messages).toMatchObject([{ severity: 'error', rule: 'rst-duplicate-name', line: 4 }]);
  });

  it('takes white space beside a substitution away where its definition says so', () => {
    const trimmed = (options: string) => {
      const { nodes, blocks } = read(`a |x| b\n\n.. |x| unicode:: U+2014\n${options}`);
      return { outline: outline(nodes.slice(0, 1)), context: blocks[0]?.context };
    };
    expect(trimmed('').outline).toBe('paragraph("a " substitutionReference:x("x") " b")');
    expect(trimmed('   :ltrim:\n').outline).toBe('paragraph("a" substitutionReference:x("x") " b")');
    expect(trimmed('   :rtrim:\n').outline).toBe('paragraph("a " substitutionReference:x("x") "b")');
    expect(trimmed('   :trim:\n').outline).toBe('paragraph("a" substitutionReference:x("x") "b")');
    expect(trimmed('   :trim:\n').context).not.toBe(trimmed('   :ltrim:\n').context);
  });

  it('takes the title of the first heading', () => {
    expect(read('text\n\nThe  *title*\n============\n').exports.title).toBe('The title');
  });
});
