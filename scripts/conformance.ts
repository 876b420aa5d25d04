import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commonmarkScore } from './conformance/commonmark.ts';
import { type ConvertScore, convertScores } from './conformance/convert.ts';
import { corpusScores, type WordScore } from './conformance/corpora.ts';
import { type DocutilsCase, readCases, type Score, scoreBy } from './conformance/docutils.ts';
import { nowebScore } from './conformance/noweb.ts';
import { positionScore } from './conformance/positions.ts';

/** The scores of all that a folder holds and of CommonMark's own examples. */
interface Report {
  readonly docutils?: {
    readonly tiers: Readonly<Record<string, Score>>;
    readonly constructs: Readonly<Record<string, Score>>;
  };
  /** Cases in whose trees every node has its place. */
  readonly positions?: Score;
  readonly commonmark: Score;
  readonly corpora: Readonly<Record<string, WordScore>>;
  /** The same documents in the other format. */
  readonly converted: Readonly<Record<string, ConvertScore>>;
  readonly noweb?: Score;
}

const [folder, ...flags] = process.argv.slice(2).sort((a, b) => Number(a.startsWith('-')) - Number(b.startsWith('-')));
if (folder === undefined || folder.startsWith('-')) {
  process.stderr.write('Usage: npm run conformance -- <folder> [--json]\n');
  process.exitCode = 2;
} else {
  const report = await measure(folder);
  process.stdout.write(flags.includes('--json') ? `${JSON.stringify(withoutConstructs(report))}\n` : describe(report));
}

async function measure(root: string): Promise<Report> {
  const cases = join(root, 'conformance/docutils-cases.json');
  if (!existsSync(cases)) process.stderr.write(`Skipped: there is no ${cases}\n`);
  const noweb = nowebScore(join(root, 'corpora/noweb/src/c'));
  for (const file of noweb?.wrong ?? []) process.stderr.write(`noweb: ${file} differs\n`);
  return {
    ...(noweb && { noweb: { passed: noweb.passed, total: noweb.total } }),
    ...(existsSync(cases) && {
      docutils: docutilsScores(readCases(cases)),
      positions: positionScore(readCases(cases)),
    }),
    commonmark: await commonmarkScore(),
    converted: convertScores(join(root, 'corpora')),
    corpora: await corpusScores(join(root, 'corpora'), missing =>
      process.stderr.write(`Skipped: there is no ${missing}\n`),
    ),
  };
}

function docutilsScores(cases: readonly DocutilsCase[]) {
  const tiers = scoreBy(cases, test => test.tier);
  return { tiers, constructs: scoreBy(cases, test => `${test.tier}/${test.construct}`) };
}

/** Programs compare tiers; constructs are for the person who works on one. */
function withoutConstructs(report: Report) {
  return { ...report, ...(report.docutils && { docutils: { tiers: report.docutils.tiers } }) };
}

function describe(report: Report): string {
  const lines = [
    ...scoreLines('docutils', report.docutils?.tiers ?? {}),
    ...scoreLines('docutils', report.docutils?.constructs ?? {}),
    ...scoreLines('', {
      ...(report.positions && { positions: report.positions }),
      commonmark: report.commonmark,
      ...(report.noweb && { noweb: report.noweb }),
    }),
    ...Object.entries(report.corpora).map(([name, { words, lost }]) => `${name}: ${lost} of ${words} words lost`),
    ...Object.entries(report.converted).map(
      ([name, { words, lost, unstable, documents }]) =>
        `${name} converted: ${lost} of ${words} words lost, ${unstable} of ${documents} documents change again`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function scoreLines(group: string, scores: Readonly<Record<string, Score>>): string[] {
  return Object.entries(scores).map(([name, { passed, total }]) => `${group} ${name}: ${passed} of ${total}`.trim());
}
