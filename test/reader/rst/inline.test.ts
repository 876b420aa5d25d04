import { describe, expect, it } from 'vitest';
import { read } from './join.ts';
import { outline } from './outline.ts';

const tree = (source: string) => {
  const [first] = read(source).nodes;
  return first?.type === 'paragraph' ? outline(first.children) : first?.type;
};

describe('inline markup', () => {
  it.each([
    ['emphasis', '*a b*', 'emphasis("a b")'],
    ['strong', '**a**', 'strong("a")'],
    ['a literal with backslashes', '``a\\b``', 'inlineCode("a\\\\b")'],
    ['no markup inside of words', 'a*b*c 2*3', '"a*b*c 2*3"'],
    ['no markup between quotes', '"*" (*) \'**\'', '"\\"*\\" (*) \'**\'"'],
    ['no markup before white space', '2 * 3 * 4', '"2 * 3 * 4"'],
    ['escapes', '\\*a\\* b\\ c', '"*a* bc"'],
    ['markup inside a word by escapes', 're\\ *emphasis*\\ d', '"re" emphasis("emphasis") "d"'],
    ['a role before the text', ':sub:`2`', 'role:subscript("2")'],
    ['a role after the text', '`2`:sub:', 'role:subscript("2")'],
    ['a role that nobody knows', ':klass:`Foo`', 'role:klass("Foo")'],
    ['the default role', '`a`', 'role:title-reference("a")'],
    ['a name', 'see name_.', '"see " ref:label:name("name") "."'],
    ['a phrase', '`A  phrase`_', 'ref:label:a phrase("A  phrase")'],
    ['an embedded address', '`a <https://b.c/d e>`_', 'link:https://b.c/de("a") target:a,https://b.c/de()'],
    ['an embedded alias', '`a <b_>`_', 'ref:label:b("a") target:a,b()'],
    ['an address alone', 'https://a.b/c, x', 'link:https://a.b/c("https://a.b/c") ", x"'],
    ['an address in brackets', '<https://a.b>', '"<" link:https://a.b("https://a.b") ">"'],
    ['an e-mail address', 'a@b.c', 'link:mailto:a@b.c("a@b.c")'],
    ['no address of an unknown scheme', 'foo:bar', '"foo:bar"'],
    ['a footnote reference', 'a [1]_', '"a " footnoteReference(1)'],
    ['a substitution', 'a |b|', '"a " substitutionReference:b("b")'],
    ['a target', '_`a b`', 'target:a b("a b")'],
    ['a label with a title', ':ref:`Title <label>`', 'ref:label:label("Title")'],
    ['a document', ':doc:`/a/b`', 'ref:document:/a/b("/a/b")'],
    ['names in other scripts', 'имя_', 'ref:label:имя("имя")'],
    ['an underscore inside a name', 'a_b_ c', 'ref:label:a_b("a_b") " c"'],
    ['quotes of other languages', '«*a*» „*b*“', '"«" emphasis("a") "» „" emphasis("b") "“"'],
  ])('reads %s', (_, source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it('reports two roles at one text', () => {
    expect(read(':a:`b`:c:').messages[0]).toMatchObject({ severity: 'warning', rule: 'rst-interpreted-text', line: 1 });
  });

  it('says the place of a problem in a later line', () => {
    expect(read('first\nthen *this\n').messages[0]).toMatchObject({ line: 2, column: 6 });
  });
});
