import { describe, expect, it } from 'vitest';
import { weave } from '../woven-project.ts';

async function woven(source: string) {
  const { text, problems } = await weave({ 'a.rst': source });
  return { text: text('a.html'), problems };
}

describe('fields at the top of a document', () => {
  it('are bibliographic', async () => {
    const { text, problems } = await woven(
      'T\n=\n\n.. comment\n\n:Author: Me\n:Authors: A; B\n:date: $Date: 2002/08/18 10:11:12 $\n:Foo: bar\n:Abstract: Short.\n\nText.\n',
    );
    expect(problems).toEqual([]);
    expect(text).toMatch(
      /<dl class="field-list docinfo">\s*<dt class="author">Author<\/dt>\s*<dd class="author">\s*<p>Me<\/p>\s*<\/dd>/,
    );
    expect(text).toMatch(/<dd class="authors">\s*<p>A<\/p>\s*<p>B<\/p>\s*<\/dd>/);
    expect(text).toMatch(/<dt class="date">Date<\/dt>\s*<dd class="date">\s*<p>2002-08-18<\/p>/);
    expect(text).toMatch(/<dt>Foo<\/dt>/);
    expect(text).toMatch(
      /<aside class="directive-topic abstract">\s*<p class="directive-title">Abstract<\/p>\s*<p>Short\.<\/p>/,
    );
  });

  it('are plain fields elsewhere', async () => {
    for (const source of ['Text.\n\n:Author: Me\n', 'T\n=\n\n:Author: Me\n\nU\n=\n\nText.\n'])
      expect((await woven(source)).text).not.toContain('docinfo');
  });

  it('are not shown where only Sphinx reads them', async () => {
    expect((await woven(':orphan:\n:tocdepth: 2\n\nText.\n')).text).toBe('<p>Text.</p>\n');
    expect((await woven(':orphan:\n:Author: Me\n\nText.\n')).text).not.toContain('orphan');
  });

  it('hold a single paragraph', async () => {
    const { text, problems } = await woven(':Author:\n:Version: - 1\n\nText.\n');
    expect(problems).toEqual(['a.rst:1 rst-docinfo', 'a.rst:2 rst-docinfo']);
    expect(text).toContain('Version');
  });
});

describe('numbers of sections', () => {
  const section = (title: string, sign: string) => `${title}\n${sign.repeat(title.length)}\n\nText.\n\n`;
  const SECTIONS = section('Title', '=') + section('One', '-') + section('In', '~') + section('Two', '-');

  it('are those of the document', async () => {
    const { text } = await woven(
      `.. sectnum::\n   :prefix: (\n   :suffix: )\n   :start: 4\n\n.. contents::\n\n${SECTIONS}`,
    );
    expect(text).toContain('<h1 id="title">Title');
    expect(text).toContain('<h2 id="one"><span class="section-number">(4) </span>One');
    expect(text).toContain('<h3 id="in"><span class="section-number">(4.1) </span>In');
    expect(text).toContain('<a href="#two">(5) Two</a>');
  });

  it('go down to a depth', async () => {
    const { text } = await woven(`.. sectnum::\n   :depth: 1\n\n${SECTIONS}`);
    expect(text).toContain('<span class="section-number">1 </span>One');
    expect(text).toContain('<h3 id="in">In');
  });
});

describe('notes with the addresses of targets', () => {
  it('stand behind references by name', async () => {
    const { text, problems } = await woven(
      'See a_, `b <http://b>`_, c__ and A_ [#]_.\n\n.. _a: http://a\n__ http://c\n.. [#] own\n\n.. target-notes::\n   :class: k\n',
    );
    expect(problems).toEqual([]);
    const numbers = [...text.matchAll(/role="doc-noteref">([^<]*)</g)].map(([, label]) => label);
    expect(numbers).toEqual(['2', '3', '2', '1']);
    expect(text).toMatch(
      /<div class="directive-target-notes k">\s*<div class="footnote" id="[^"]*"><span class="footnote-number">2<\/span>\s*<p><a href="http:\/\/a">http:\/\/a<\/a>/,
    );
  });
});

describe('included files', () => {
  it('have sections and targets with ids of their own', async () => {
    const { text, problems } = await weave({
      'a.rst': 'Top\n===\n\n.. include:: part.inc\n\nSee Inner_, place_ and :ref:`label`.\n',
      'part.inc': 'Inner\n-----\n\n.. _place:\n\nText.\n\n.. _label:\n\nOther\n-----\n\nMore.\n',
    });
    expect(problems).toEqual([]);
    const html = text('a.html');
    for (const start of ['<h2 id="inner">Inner', '<span id="place"', '<span id="label"', '<h2 id="other">Other'])
      expect(html).toContain(start);
    expect(html).toContain(
      'See <a href="#inner">Inner</a>, <a href="#place">place</a> and <a href="#label">Other</a>.',
    );
  });
});

describe('references', () => {
  it('lead to notes by their names', async () => {
    const { text, problems } = await woven('note_ `Cit`_ [#note]_ [Cit]_\n\n.. [#note] N\n.. [Cit] C\n');
    expect(problems).toEqual([]);
    expect(text).toContain('<a href="#fn-note">note</a> <a href="#fn-cit">Cit</a>');
    expect(text).toContain('id="fn-note"');
    expect(text).toContain('id="fn-cit"');
  });

  it('do not go in circles', async () => {
    const { problems } = await woven('Text.\n\n.. _a: b_\n.. _b: a_\n.. _c: c_\n');
    expect(problems).toEqual([
      'a.rst:3 rst-circular-target',
      'a.rst:4 rst-circular-target',
      'a.rst:5 rst-circular-target',
    ]);
  });
});
