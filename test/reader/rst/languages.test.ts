import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { pseudoXml } from '../../../scripts/conformance/pseudo-xml.ts';
import type { ParseOptions } from '../../../src/reader/rst/context.ts';
import { findDirective } from '../../../src/reader/rst/directives/index.ts';
import { createRstReader, markDuplicates } from '../../../src/reader/rst/index.ts';
import { languageOf } from '../../../src/reader/rst/languages/language.ts';
import { TABLES } from '../../../src/reader/rst/languages/tables.ts';
import { parseRst } from '../../../src/reader/rst/parse.ts';
import { describeNeeding } from '../../tools.ts';

interface Source {
  readonly text: string;
  readonly settings: Readonly<Record<string, string | boolean>>;
}

/** What docutils makes of documents. */
function docutils(sources: readonly Source[]): string[] {
  const input = sources.map(source => `${JSON.stringify(source)}\n`).join('');
  const script = path.join(import.meta.dirname, 'read-with-docutils.py');
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [script], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [, ...answers] = stdout.trimEnd().split('\n');
  return answers.map((line): string => JSON.parse(line));
}

/** Our tree as docutils writes it, without messages and ids. */
function tree(text: string, options: ParseOptions): string {
  const { nodes } = parseRst(text, { ...options, strict: true });
  const { doubled } = markDuplicates(nodes, { strict: true });
  return bare(pseudoXml(nodes, { legacyIds: true, doubled }));
}

function bare(xml: string): string {
  return xml
    .trimEnd()
    .replace(/^ *<system_message level="1"[^\n]*\n(?: {8,}[^\n]*\n)*/gm, '')
    .replace(/ (?:ids|names|backrefs)="[^"]*"/g, '');
}

const TEXTS: Readonly<Record<string, string>> = {
  de: '.. achtung:: Ja\n\n.. bild:: a.png\n\n.. rolle:: laut(fett)\n\n:betont:`a` `b`:tiefgestellt: :laut:`c`\n\n.. |x| ersetze:: y\n\n.. note:: N\n',
  fr: '.. avertissement:: Oui\n\n.. sujet:: T\n\n   x\n\n:exposant:`a` :fort:`b`\n',
  es: '.. peligro:: Sí\n\n.. lista-tabla:: T\n\n   * - a\n\n:enfasis:`a`\n',
  ru: '.. предупреждение:: Да\n\n.. рисунок:: a.png\n\n   Т\n\n:степень:`a`\n',
  ja: '.. 注意:: x\n\n.. 画像:: a.png\n\n:強調:`a`\n',
  'zh-cn': '.. 警告:: x\n\n.. 图片:: a.png\n\n:强调:`a`\n',
};

describeNeeding('docutils', 'documents in other languages, as docutils reads them', () => {
  it('have directives and roles of other names', () => {
    const sources = Object.entries(TEXTS).map(([language, text]) => ({
      text,
      settings: { language_code: language.replace('-', '_') },
    }));
    const theirs = docutils(sources).map(bare);
    const ours = Object.entries(TEXTS).map(([language, text]) => tree(text, { language }));
    expect(ours).toEqual(theirs);
  });

  it('have quotes in their own way', () => {
    const texts = [
      'A "quote", and \'one "in" another\'.',
      "It's the '80s -- or --- so... \"Don't\" (she said) 'no'.",
      '*"In"* markup, "``code``" and ``"code"``, "(so)" and ["so"].',
      'Escaped \\"signs\\", don\\\'t, \\--, \\... and *\\"in\\" markup*.',
      'w "\'Quoted\' words in a larger quote."',
      '"Over\nlines" -"a"- \'b\'?',
    ];
    const languages = ['en', 'de', 'fr', 'es', 'ru', 'ja', 'zh-cn', 'sv', 'de-ch', 'xx'];
    const cases = languages.flatMap(language =>
      texts.flatMap(text => [true, 'alternative'].map(kind => ({ language, text, smartQuotes: kind }))),
    );
    const theirs = docutils(
      cases.map(({ text, language, smartQuotes }) => ({
        text,
        settings: { language_code: language, smart_quotes: smartQuotes },
      })),
    );
    const ours = cases.map(({ text, language, smartQuotes }) => {
      const kind = smartQuotes === true || 'alternative';
      return plainText({ type: 'root', children: parseRst(text, { language, smartQuotes: kind, strict: true }).nodes });
    });
    expect(ours).toEqual(theirs);
  });

  it('have markup within words where that is wanted', () => {
    const texts = [
      'un*frigging*believable **a**b x``y``z',
      'a\\*b*c*d `x`:sub:y H`2`:sub:O',
      'n_ame and [1]_a |s|t\n\n.. [1] n\n',
    ];
    const theirs = docutils(texts.map(text => ({ text, settings: { character_level_inline_markup: true } })));
    expect(texts.map(text => tree(text, { markupInWords: true }))).toEqual(theirs.map(bare));
  });
});

describe('words of other languages', () => {
  it('mean directives that there are', () => {
    const names = Object.keys(TABLES).flatMap(tag => [...(languageOf(tag)?.directives.values() ?? [])]);
    expect(names.length).toBeGreaterThan(700);
    expect(names.filter(name => !findDirective(name))).toEqual([]);
  });

  it('are found by any form of a tag', () => {
    expect(languageOf('de-AT')).toBe(languageOf('de'));
    expect(languageOf('pt_BR')).toBe(languageOf('pt-br'));
    expect([languageOf('en'), languageOf('xx'), languageOf(undefined)]).toEqual([undefined, undefined, undefined]);
  });

  it('name bibliographic fields and boxes', () => {
    const source = ':Autor: A\n:Autoren: B; C\n:Zusammenfassung: Kurz.\n:Sonst: x\n\n.. achtung:: Ja\n\n.. inhalt::\n';
    const { nodes = [] } = createRstReader({ language: 'de' }).read({
      path: 'a.rst',
      source,
      include: () => undefined,
    });
    const text = plainText({ type: 'root', children: [...nodes] });
    for (const word of ['Autor', 'Autoren', 'Zusammenfassung', 'Sonst', 'Achtung!', 'Inhalt'])
      expect(text).toContain(word);
    expect(nodes.map(node => ('name' in node ? node.name : node.type))).toEqual(['docinfo', 'attention', 'contents']);
  });

  it('leave names of sections alone where quotes are typographic', () => {
    const { nodes = [], exports } = createRstReader({ smartQuotes: true }).read({
      path: 'a.rst',
      source: 'Don\'t "go"\n==========\n\n`Don\'t "go"`_ ``"x"``\n',
      include: () => undefined,
    });
    expect(plainText(nodes[0] as never)).toBe('Don’t “go”');
    expect(exports.anchors[0]?.names).toContain('don\'t "go"');
    expect(plainText(nodes[1] as never)).toBe('Don’t “go” "x"');
  });

  it('make other blocks of the same text', () => {
    const context = (options: Parameters<typeof createRstReader>[0]) =>
      createRstReader(options).read({ path: 'a.rst', source: '"x"\n', include: () => undefined }).blocks[0]?.context;
    const contexts = [{}, { smartQuotes: true }, { language: 'de' }, { markupInWords: true }].map(context);
    expect(new Set(contexts).size).toBe(4);
  });
});
