/*
 * Printing: a generated book of 300 pages with 420 chunks, tables, figures and footnotes; beside the engine alone on the same Typst.
 *
 *     npm run bench:print [-- folder]
 *
 * Node keeps what it compiled from one run to the next, as it does for the command that people install: the second run counts.
 *
 * Beside them, processes of their own: `pylit print` with Typst, with the LaTeX and with the Chromium that are installed (for Chromium all chapters are
 * one document).
 *
 * The other times are wall times in one process, as `pylit watch --format pdf` has them: from the save to the PDF on disk. With a folder, its documents are
 * printed in place of the generated ones.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrintEngine } from '../src/cli/print/engine.ts';
import type { EngineFile, EngineReply } from '../src/cli/print/engine-task.ts';
import { closeEngine } from '../src/cli/print/shared-engine.ts';
import { inFormats, openProject } from '../src/cli/project/project.ts';
import { openSession } from '../src/cli/watch/session.ts';
import { median, reasonIn, run } from './measure.ts';

const MAIN = path.resolve(import.meta.dirname, '../src/cli/main.ts');
const CHAPTERS = 20;
const SECTIONS = 6;
const CHUNKS = 21;
const EDITS = 5;
const COLD_ROUNDS = 3;
const PROSE =
  'A program is written to be read by people, and only now and then to be run by machines. What is said here is of no use but to fill the page with words of usual length, so that lines are broken and pages are filled as they are in a real book. ';

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><rect width="300" height="80" fill="none" stroke="#333"/></svg>\n';

const sent: { files: readonly EngineFile[]; result: EngineReply | undefined } = { files: [], result: undefined };
const print = PrintEngine.prototype.print;
PrintEngine.prototype.print = async function (files, ...rest) {
  const result = await print.call(this, files, ...rest);
  sent.files = files;
  sent.result = result as EngineReply;
  return result;
};

const isRound = process.argv[2] === '--cold';
const own = isRound ? undefined : process.argv[2];
const root = own ?? mkdtempSync(path.join(tmpdir(), 'pylit-bench-print-'));
try {
  if (own === undefined) writeBook(root);
  await main();
} finally {
  closeEngine();
  if (own === undefined) rmSync(root, { recursive: true, force: true });
}

/** A cold printing, and the engine alone on the same Typst, each in a process of its own; medians of some. */
function measureCold(): void {
  const rounds = Array.from({ length: COLD_ROUNDS }, () => {
    const { stdout } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--cold']);
    return JSON.parse(String(stdout)) as { cold: number; alone: number; what: string };
  });
  const [cold, alone] = [median(rounds.map(one => one.cold)), median(rounds.map(one => one.alone))];
  say('cold', cold, rounds[0]?.what ?? '');
  say('the engine alone', alone, `cold is ${(cold / alone).toFixed(2)} times`);
}

async function main(): Promise<void> {
  if (own === undefined && !isRound) measureCold();
  const session = openSession(inFormats(await openProject(root), ['pdf']));
  const build = async (changed?: string) => {
    const begin = performance.now();
    const { report } = await session.build(changed === undefined ? undefined : new Set([changed]));
    const problem = report.messages.find(({ rule }) => rule === 'print');
    if (problem) throw new Error(problem.message);
    return { ms: performance.now() - begin, transformed: report.blocks.transformed };
  };
  const cold = await build();
  if (own !== undefined || isRound) {
    const alone = new PrintEngine();
    const { compileTime, exportTime } = await print.call(alone, sent.files, '/main.typ', { labels: 'pages' });
    alone.close();
    const what = `${cold.transformed} blocks, ${sent.result?.pages} pages`;
    console.log(JSON.stringify({ cold: cold.ms, alone: compileTime + exportTime, what }));
    return;
  }
  const file = path.join(root, 'chapter-12.md');
  const edits = { still: [] as number[], shifting: [] as number[] };
  for (let edit = 0; edit < EDITS; edit += 1) {
    // A word of the same length moves nothing.
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/Paragraph (?:\w{5}) of section 3/, `Paragraph ${word(edit)} of section 3`),
    );
    const still = await build('chapter-12.md');
    if (still.transformed !== 1) throw new Error(`${still.transformed} blocks were written`);
    edits.still.push(still.ms);
  }
  for (let edit = 0; edit < EDITS; edit += 1) {
    writeFileSync(file, readFileSync(file, 'utf8').replace('# Chapter 12\n', `# Chapter 12\n\n${lines(40, edit)}\n`));
    edits.shifting.push((await build('chapter-12.md')).ms);
  }
  say('an edit', median(edits.still), `one block written; ${Math.round((sent.result?.memory ?? 0) / 1e6)} MB`);
  say('an edit that moves pages', median(edits.shifting), '');
  await session.close();
  await measureProcess('pylit print', root, []);
  await measureProcess('pylit print --engine latex', root, ['--engine', 'latex']);
  const other = mkdtempSync(path.join(tmpdir(), 'pylit-bench-print-'));
  try {
    const chapters = Array.from({ length: CHAPTERS }, (_, chapter) => chapterText(chapter + 1));
    const all = chapters.join('\n').replaceAll(/\]\(chapter-\d+\.md\)/g, ']');
    writeFileSync(path.join(other, 'all.md'), all.replaceAll(/\]\(chapter-\d+\.md#/g, '](#'));
    writeFileSync(path.join(other, 'drawing.svg'), DRAWING);
    await measureProcess('pylit print --engine browser', other, ['all.md', '--engine', 'browser']);
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
}

async function measureProcess(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const command = [process.execPath, '--conditions=pylit-source', '--disable-warning=ExperimentalWarning', MAIN];
  try {
    const { wallMs } = await run({ argv: [...command, 'print', ...args, '--out', 'book.pdf'], cwd }, 600_000);
    say(what, wallMs, 'a process of its own, everything new');
  } catch (error) {
    console.log(`${what}: ${reasonIn(String(error))}`);
  }
}

function say(what: string, ms: number, more: string): void {
  console.log(`${what.padEnd(30)}${(ms / 1000).toFixed(2).padStart(7)} s  ${more}`);
}

function word(number: number): string {
  return `word${'abcdefghij'[number % 10]}`;
}

function lines(count: number, number: number): string {
  return Array.from({ length: count }, (_, index) => `Line ${index} of what was put in for the ${number}th time.`).join(
    '\n',
  );
}

function writeBook(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'drawing.svg'), DRAWING);
  for (let chapter = 1; chapter <= CHAPTERS; chapter += 1)
    writeFileSync(path.join(folder, `chapter-${String(chapter).padStart(2, '0')}.md`), chapterText(chapter));
}

function chapterText(chapter: number): string {
  const sections = Array.from({ length: SECTIONS }, (_, section) => sectionText(chapter, section + 1));
  return `# Chapter ${chapter}\n\n${PROSE.repeat(3)}\n\n${sections.join('\n')}`;
}

function sectionText(chapter: number, section: number): string {
  const parts = Array.from({ length: Math.round(CHUNKS / SECTIONS) }, (_, part) => chunkText(chapter, section, part));
  const next = String((chapter % CHAPTERS) + 1).padStart(2, '0');
  return `## Section ${section} of ${chapter}

Paragraph first of section ${section}. ${PROSE.repeat(2)}See [chapter](chapter-${next}.md), [](chapter-${next}.md#figure-${next}-${section}) and a note[^n${section}].

[^n${section}]: ${PROSE}

<figure id="figure-${String(chapter).padStart(2, '0')}-${section}"><img src="drawing.svg" alt="A box"><figcaption>A drawing of section ${section}.</figcaption></figure>

${parts.join('\n')}
| name | meaning | size |
|------|---------|-----:|
${Array.from({ length: 6 }, (_, row) => `| row ${row} | ${PROSE.slice(0, 60)} | ${row * 7} |`).join('\n')}

$$
\\sum_{i=${section}}^{n} \\frac{x_i^2}{1 + \\sqrt{y_i}} = ${chapter}
$$
`;
}

function chunkText(chapter: number, section: number, part: number): string {
  const name = `part ${part} of ${chapter}.${section}`;
  const code = Array.from(
    { length: 14 },
    (_, line) =>
      `  const value_${line} = compute(${line}, "text ${chapter}", { deep: [${section}, ${part}] }); // comment ${line}`,
  );
  const next = part > 0 ? `  <<part ${part - 1} of ${chapter}.${section}>>\n` : '';
  return `${PROSE}\n\n\`\`\`js {name="${name}"}\nfunction f_${chapter}_${section}_${part}() {\n${code.join('\n')}\n${next}}\n\`\`\`\n`;
}
