import { describe, expect, it } from 'vitest';
import { weave } from '../../../output/html/woven-project.ts';
import { read } from '../join.ts';
import { outline } from '../outline.ts';

const tree = (source: string) => outline(read(source).nodes).replace(/^paragraph\((.*)\)$/, '$1');

describe('roles that say what a text is', () => {
  it.each([
    [':file:`/usr/{name}/x\\{y`', 'role:file("/usr/" emphasis("name") "/x{y")'],
    [':samp:`{a}{b} {} \\n`', 'role:samp(emphasis("a") emphasis("b") " {} \\\\n")'],
    [':kbd:`Ctrl+X Ctrl-S`', 'role:kbd(role:kbd("Ctrl") "+" role:kbd("X") " " role:kbd("Ctrl") "-" role:kbd("S"))'],
    [':kbd:`Page Up`', 'role:kbd("Page Up")'],
    [':kbd:`-`', 'role:kbd("-")'],
    [':guilabel:`&Open && close`', 'role:guilabel(role:accelerator("O") "pen & close")'],
    [
      ':menuselection:`&File --> Save &As`',
      'role:menuselection(role:accelerator("F") "ile ‣ Save " role:accelerator("A") "s")',
    ],
    [':command:`ls`', 'role:command("ls")'],
    [':abbr:`LIFO (last in, first out)`', 'role:abbr("LIFO")'],
    [':pep:`the style guide <8#naming>`', 'target:(link:https://peps.python.org/pep-0008/#naming("the style guide"))'],
    [':rfc:`2822#section-1`', 'target:(link:https://tools.ietf.org/html/rfc2822.html#section-1("RFC 2822"))'],
    [':term:`!a`', 'emphasis("a")'],
    [':term:`b <c\nd>`', 'ref:term:c d("b")'],
    [':token:`g:n`', 'ref:token:g:n(inlineCode("g:n"))'],
    [':index:`a <b, c>`', 'target:("a")'],
  ])('reads %j', (source, expected) => {
    expect(tree(source)).toBe(expected);
  });

  it('are shown by elements that say the same', async () => {
    const { text } = await weave({
      'a.rst':
        ':kbd:`C-x` :samp:`a{b}` :abbr:`LIFO (last in)` :guilabel:`&A` :dfn:`d` :mimetype:`text/plain` :makevar:`M`\n',
    });
    expect(text('a.html')).toBe(
      '<p><kbd class="role-kbd"><kbd class="role-kbd">C</kbd>-<kbd class="role-kbd">x</kbd></kbd> ' +
        '<samp class="role-samp">a<em>b</em></samp> <abbr title="last in">LIFO</abbr> ' +
        '<span class="role-guilabel"><u class="role-accelerator">A</u></span> <dfn class="role-dfn">d</dfn> ' +
        '<em class="role-mimetype">text/plain</em> <strong class="role-makevar">M</strong></p>\n',
    );
  });
});

describe('references to proposals', () => {
  it('are in the general index', () => {
    expect(read(':pep:`8` and :rfc:`2822#section-1` :envvar:`HOME`\n').exports.index).toEqual([
      { kind: 'single', value: 'Python Enhancement Proposals; PEP 8', anchor: 'index-0' },
      { kind: 'single', value: 'RFC; RFC 2822', anchor: 'index-1' },
      { kind: 'single', value: 'HOME', anchor: 'index-2' },
      { kind: 'single', value: 'environment variable; HOME', anchor: 'index-2' },
    ]);
  });
});
