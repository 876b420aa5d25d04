import { readFileSync } from 'node:fs';
import type { ParseOptions } from '../../src/reader/rst/context.ts';
import { highlightTree } from '../../src/reader/rst/highlight/highlight-tree.ts';
import { markDuplicates, parseRst } from '../../src/reader/rst/index.ts';
import { pseudoXml } from './pseudo-xml.ts';

/** One of docutils' own test cases. */
export interface DocutilsCase {
  readonly id: string;
  readonly construct: string;
  readonly tier: string;
  readonly input: string;
  readonly expected_pseudoxml: string;
  readonly settings: {
    readonly legacy_ids?: boolean;
    readonly language_code?: string;
    readonly smart_quotes?: boolean | string;
    readonly character_level_inline_markup?: boolean;
    readonly line_length_limit?: number;
    readonly syntax_highlight?: 'long' | 'short' | 'none';
  };
  readonly transforms: readonly string[];
  readonly has_system_message: boolean;
}

/** Cases passed of all. */
export interface Score {
  passed: number;
  total: number;
}

/** The day on which docutils wrote down what is expected: one case asks for the date. */
const WRITTEN = new Date(2026, 10, 21);

/** Reads the cases. */
export function readCases(path: string): readonly DocutilsCase[] {
  const { cases }: { cases: readonly DocutilsCase[] } = JSON.parse(readFileSync(path, 'utf8'));
  return cases;
}

/** What our tree of a case is as pseudo-XML. */
export function actualOf(test: DocutilsCase): string {
  const { settings } = test;
  const { nodes } = parseRst(test.input, { strict: true, date: WRITTEN, ...optionsOf(settings) });
  highlightTree(nodes, settings.syntax_highlight ?? 'long');
  const legacyIds = settings.legacy_ids !== false;
  const { doubled } = markDuplicates(nodes, { strict: true });
  const transforms = { names: test.transforms, source: test.input, settings: { ...settings } };
  return pseudoXml(nodes, { legacyIds, doubled, ...(test.tier === 'transform' && { transforms }) });
}

/** Settings of docutils as options of the reader. */
function optionsOf(settings: DocutilsCase['settings']): ParseOptions {
  const { language_code: language, smart_quotes: quotes, character_level_inline_markup: markupInWords } = settings;
  const { line_length_limit: lineLengthLimit } = settings;
  const isAlternative = typeof quotes === 'string' && quotes.startsWith('alt');
  return { language, markupInWords, lineLengthLimit, smartQuotes: isAlternative ? 'alternative' : Boolean(quotes) };
}

/** Whether a case is passed: equal to the last character, but for line ends at the end. */
export function passes(test: DocutilsCase): boolean {
  return actualOf(test).trimEnd() === test.expected_pseudoxml.trimEnd();
}

/** Scores by a property of the cases. */
export function scoreBy(cases: readonly DocutilsCase[], key: (test: DocutilsCase) => string): Record<string, Score> {
  const scores: Record<string, Score> = {};
  for (const test of cases) {
    const score = (scores[key(test)] ??= { passed: 0, total: 0 });
    score.total += 1;
    if (passes(test)) score.passed += 1;
  }
  return scores;
}
