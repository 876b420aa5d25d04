import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actualOf } from '../../../scripts/conformance/docutils.ts';
import { describeNeeding } from '../../tools.ts';
import { generatedRst, mutationsOf } from './generated.ts';

/** For a longer search by hand: another seed, more documents, another Python. */
const SEED = Number(process.env.PYLIT_DOCUTILS_SEED ?? 20);
const COUNT = Number(process.env.PYLIT_DOCUTILS_COUNT ?? 300);
const PYTHON = process.env.PYLIT_DOCUTILS_PYTHON ?? '/usr/bin/python3';

const REAL = ['fixtures/rst/tour.rst', 'guide/examples/common-words.rst'];

type Known = readonly (readonly [reason: string, holds: RegExp])[];

/** What docutils does otherwise, and we leave so. */
const KNOWN: Known = [
  ['directives in substitutions take effect', /\|[^|\n]+\|\s+(?:target-notes::|replace::\s*\.\. )/],
  [
    'targets before captions are newer than some versions',
    /\.\. +figure::.*\n(?: *:.*\n)*\s*(?:\.\. +_|__|\.\. +class::)/,
  ],
  ['headers and footers in what is broken are taken', /^ .*\.\. +(?:header|footer)::/m],
  ['roles in what is broken are defined', /^ .*\.\. +(?:role|default-role)::/m],
  ['an admonition in `class` keeps the class made of its title', /\.\. +class::[^\n]*\s+\.\. +admonition::/],
];

/** Where messages and marks of names are compared too. */
const KNOWN_OF_MESSAGES: Known = [
  ...KNOWN,
  ['names in broken figures, tables and lists are taken', /\.\. +(?:figure|list-table|table|csv-table)::/],
  ['messages about names in titles, and in line blocks that directives make, have another place', /`[^`]+<[^`]+>`_|_`/],
];

describeNeeding('docutils', 'docutils on generated documents', () => {
  it.each([
    ['generated', generatedRst],
    ['made of real ones', mutationsOf(REAL.map(path => withoutExtensions(readFileSync(path, 'utf8'))))],
  ])('has the same tree: documents %s', (_, documents) => {
    const sources = fc.sample(documents, { seed: SEED, numRuns: COUNT });
    const { version, answers } = docutils(sources);
    // Rules of messages and names have changed since; the newest are those of the conformance cases.
    const isNewest = Number(version.split('.')[1]) >= 23;
    const [comparable, known] = isNewest ? [withoutPlaces, KNOWN_OF_MESSAGES] : [structure, KNOWN];
    const different = sources.flatMap((source, at) => {
      if (known.some(([, holds]) => holds.test(source))) return [];
      const difference = firstDifference(comparable(answers[at] ?? ''), comparable(treeOf(source)));
      return difference ? [{ source, ...difference }] : [];
    });
    expect(different.slice(0, 5)).toEqual([]);
  });

  it('is asked documents that it can read', () => {
    const { answers } = docutils(['a *b*\n', '- a\n\n  - b\n']);
    expect(answers.map(structure)).toEqual([treeOf('a *b*\n'), treeOf('- a\n\n  - b\n')].map(structure));
    expect(structure(answers[1] ?? '')).toContain('<bullet_list bullet="-">');
  });
});

/** Directives that docutils knows, but for those that read files or want to know languages. */
const DIRECTIVES =
  'attention caution danger error hint important note tip warning admonition topic sidebar line-block parsed-literal math rubric epigraph \
highlights pull-quote compound container table list-table csv-table image figure contents sectnum header footer target-notes meta \
replace unicode class role default-role title'.split(/\s+/);

/** A text whose directives and roles of Sphinx and pylit have no meaning for both. */
function withoutExtensions(text: string): string {
  return text
    .replace(/^( *\.\. +(?:\|[^|]+\| +)?)([\w:-]+)::/gm, (all, before: string, name: string) =>
      DIRECTIVES.includes(name) ? all : `${before}unknown::`,
    )
    .replace(/:[\w:-]+:`/g, ':unknown:`');
}

function firstDifference(theirs: string, ours: string): { theirs: string; ours: string } | undefined {
  if (theirs === ours) return undefined;
  const [one, other] = [theirs.split('\n'), ours.split('\n')];
  const at = one.findIndex((line, index) => line !== other[index]);
  const around = (lines: readonly string[]) => lines.slice(Math.max(0, at - 2), at + 2).join('\n');
  return { theirs: around(one), ours: around(other) };
}

/** Asks docutils for the trees of documents. */
function docutils(sources: readonly string[]): { version: string; answers: string[] } {
  const input = sources.map(source => `${JSON.stringify(source)}\n`).join('');
  const script = path.join(import.meta.dirname, 'read-with-docutils.py');
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stderr);
  const [version = '', ...answers] = stdout
    .trimEnd()
    .split('\n')
    .map((line): string => JSON.parse(line));
  expect(answers).toHaveLength(sources.length);
  return { version, answers };
}

function treeOf(input: string): string {
  const nothing = { id: '', construct: '', tier: 'core', expected_pseudoxml: '', settings: {}, transforms: [] };
  return actualOf({ ...nothing, input, has_system_message: false });
}

/** Without the lines of messages, which count otherwise in nested texts, and with ids numbered as they come. */
function withoutPlaces(xml: string): string {
  const numbers = new Map<string, number>();
  return xml

    .replace(/\n+$/, '')
    .replace(/(<system_message[^>]*) line="\d+"/g, '$1')
    .replace(/\b(problematic|system-message|(?:footnote|citation)-reference|footnote)-\d+\b/g, (id, kind: string) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return `${kind}-${numbers.get(id)}`;
    });
}

/** Without messages, names and ids. */
function structure(xml: string): string {
  const kept: string[] = [];
  let hidden = Number.POSITIVE_INFINITY;
  for (const line of xml.replace(/\n+$/, '').split('\n')) {
    const indent = line.search(/\S|$/);
    if (indent <= hidden) hidden = /^ *<system_message /.test(line) ? indent : Number.POSITIVE_INFINITY;
    if (indent < hidden)
      kept.push(line.replace(/^( *<.*)$/, tag => tag.replace(/ (?:ids|names|dupnames|refid)="[^"]*"/g, '')));
  }
  return kept.join('\n');
}
