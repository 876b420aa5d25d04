import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actualOf } from '../../../scripts/conformance/docutils.ts';

/** Documents and what docutils 0.23 makes of them: a sentence and its settings, the document, `tree`, the tree. */
const FOLDER = path.join(import.meta.dirname, '../../../fixtures/rst/details');

const HYPERLINKS = [
  'PropagateTargets',
  'AnonymousHyperlinks',
  'IndirectHyperlinks',
  'ExternalTargets',
  'InternalTargets',
  'DanglingReferences',
  'SectionIDs',
  'TestMessages',
];

/** Transforms by the word that a fixture has for them. */
const TRANSFORMS: Readonly<Record<string, readonly string[]>> = {
  hyperlinks: HYPERLINKS,
  footnotes: ['Footnotes'],
  transitions: ['Transitions'],
  substitutions: ['SectionIDs', 'Substitutions'],
  contents: ['SectionIDs', 'Substitutions'],
  titles: ['DocTitle', 'SectionSubTitle'],
  notes: ['TargetNotes'],
  info: ['DocInfo'],
  class: [],
};

describe.each(readdirSync(FOLDER))('docutils in detail: %s', file => {
  const parts = readFileSync(path.join(FOLDER, file), 'utf8').split(/^%%% /m).slice(1);
  const cases = parts.flatMap((part, at) => (at % 2 === 0 ? [{ part, tree: afterLine(parts[at + 1] ?? '') }] : []));

  it.each(cases.map(each => [titleOf(each.part), each] as const))('%s', (_, { part, tree }) => {
    const { settings, transforms } = optionsOf(part);
    const tier = transforms === undefined ? 'core' : 'transform';
    const nothing = { id: '', construct: '', expected_pseudoxml: '', has_system_message: false };
    const xml = actualOf({ ...nothing, input: afterLine(part), tier, settings, transforms: transforms ?? [] });
    expect(xml.trimEnd()).toBe(tree.trimEnd());
  });
});

function afterLine(part: string): string {
  return part.slice(part.indexOf('\n') + 1);
}

function titleOf(part: string): string {
  return part.split('\n')[0]?.split(' | ')[0] ?? '';
}

/** `name=value` behind the sentence: `transforms`, or settings of docutils. */
function optionsOf(part: string): { settings: object; transforms: readonly string[] | undefined } {
  const [, written = ''] = part.split('\n')[0]?.split(' | ') ?? [];
  const pairs = written.split(' ').flatMap(pair => (pair.includes('=') ? [pair.split('=')] : []));
  const { transforms, blank: _, ...settings } = Object.fromEntries(pairs);
  const values = Object.entries(settings).map(([name, value]) => [name, JSON.parse(String(value))]);
  return { settings: Object.fromEntries(values), transforms: transforms && TRANSFORMS[transforms] };
}
