/*
 * Tangling: a large file in noweb's form beside Debian's notangle, and a project of many small documents, in one run.
 *
 *     node --conditions=pylit-source bench/tangle.ts [chart.svg]
 *
 * Wall time, the median of some rounds in turns. Of notangle and pylit processes, that of one which has nothing to do is taken off.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlacedPart } from '../src/literate/tangle/placed-part.ts';
import { tangle } from '../src/literate/tangle/tangle.ts';
import { nowebLines } from '../src/reader/noweb/lines.ts';
import { notangle } from '../src/reader/noweb/notangle.ts';
import { writeFloors } from './floor.ts';
import { growthChart, type Series } from './growth-chart.ts';
import { median, run } from './measure.ts';
import { nowebProgram } from './noweb-program.ts';
import { pylitCommand } from './peers/pylit.ts';

const SIZES = [1, 2, 4, 8];
const ROUNDS = 9;
const TIMEOUT_MS = 60_000;
/** Of the project of many documents. */
const DOCUMENTS = 80;
const BLOCKS = 500;

const folder = mkdtempSync(join(tmpdir(), 'pylit-bench-tangle-'));
try {
  await main(process.argv[2]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(chart: string | undefined): Promise<void> {
  const hasNotangle = spawnSync('notangle', ['-'], { input: '<<*>>=\nx\n' }).status === 0;
  if (!hasNotangle) console.log('notangle is not installed: no comparison\n');
  console.log("one file in noweb's form, ms");
  console.log('        size', ...['notangle', 'pylit --compat', 'ratio', 'chunks', 'ratio', 'per MB'].map(cell));
  const series = { notangle: [] as Point[], compat: [] as Point[], chunks: [] as Point[] };
  for (const size of SIZES) {
    const { bytes, theirs, compat, chunks } = compareSize(size, hasNotangle);
    series.notangle.push({ pages: bytes, ms: theirs });
    series.compat.push({ pages: bytes, ms: compat });
    series.chunks.push({ pages: bytes, ms: chunks });
    console.log(
      `${(bytes / 1e6).toFixed(2)} MB`.padStart(12),
      ...[
        ms(theirs),
        ms(compat),
        times(compat / theirs),
        ms(chunks),
        times(chunks / theirs),
        ms(compat / (bytes / 1e6)),
      ].map(cell),
    );
  }
  console.log(
    '\n"chunks" is the same program from parts of chunks, as documents of any form give them, with the places of all lines.\n',
  );
  if (chart !== undefined) writeFileSync(chart, drawn(series));
  await measureProject();
}

type Point = Series['points'][number];

function cell(text: string): string {
  return text.padStart(14);
}

function ms(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(1);
}

function times(value: number): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(2)} ×`;
}

interface Comparison {
  readonly bytes: number;
  readonly theirs: number;
  readonly compat: number;
  readonly chunks: number;
}

function compareSize(size: number, hasNotangle: boolean): Comparison {
  const text = nowebProgram(size);
  const [file, nothing] = [join(folder, `${size}.nw`), join(folder, 'nothing.nw')];
  writeFileSync(file, text, 'latin1');
  writeFileSync(nothing, '<<*>>=\nx\n');
  const parts = partsOf(text);
  const all = { theirs: [] as number[], start: [] as number[], compat: [] as number[], chunks: [] as number[] };
  let output = '';
  // The first rounds are for the compilers within Node, and do not count.
  for (let round = -3; round < ROUNDS; round += 1) {
    const keep = (times: number[], work: () => void) => {
      const start = performance.now();
      work();
      if (round >= 0) times.push(performance.now() - start);
    };
    if (hasNotangle) {
      keep(all.theirs, () => runNotangle(file));
      keep(all.start, () => runNotangle(nothing));
    }
    keep(all.compat, () => {
      output = notangle([{ name: file, text: readFileSync(file, 'latin1') }]).output;
    });
    keep(all.chunks, () => {
      if (tangle(parts).files.length !== 1) throw new Error('the program was not made');
    });
  }
  if (hasNotangle && runNotangle(file) !== output) throw new Error('pylit prints something else than notangle');
  return {
    bytes: text.length,
    theirs: hasNotangle ? median(all.theirs) - median(all.start) : Number.NaN,
    compat: median(all.compat),
    chunks: median(all.chunks),
  };
}

function runNotangle(file: string): string {
  const { status, stdout, stderr } = spawnSync('notangle', [file], { encoding: 'latin1', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`notangle: ${stderr}`);
  return stdout;
}

/** The code of a noweb file as parts of chunks. */
function partsOf(text: string): PlacedPart[] {
  const parts: PlacedPart[] = [];
  const lines = text.split('\n');
  let code: string[] = [];
  const finish = () => {
    const last = parts.pop();
    if (last) parts.push({ ...last, code: code.join('\n') });
    code = [];
  };
  for (const [index, line] of nowebLines(lines).entries()) {
    if (line.kind === 'code') code.push(lines[index] ?? '');
    if (line.kind !== 'definition') continue;
    finish();
    const file = line.name === '*' && { file: 'program.c' };
    parts.push({
      name: line.name,
      document: 'a.nw',
      block: 0,
      language: 'c',
      code: '',
      line: index + 2,
      column: 1,
      ...file,
    });
  }
  finish();
  return parts;
}

function drawn({ notangle, compat, chunks }: Record<'notangle' | 'compat' | 'chunks', Point[]>): string {
  const all = [
    { name: 'notangle', points: notangle.filter(point => !Number.isNaN(point.ms)) },
    { name: 'pylit --compat', points: compat },
    { name: 'pylit, chunks', points: chunks },
  ];
  return growthChart(all, { x: 'bytes', title: 'Tangling one file by its size' });
}

/** A project as people write it with Org: many documents, some blocks in each, some programs of each. */
async function measureProject(): Promise<void> {
  const project = join(folder, 'project');
  writeProject(project);
  const [empty, build, cold, tangling] = [[], [], [], []] as number[][];
  const floor = writeFloors(folder).empty;
  const timed = async (times: number[] | undefined, argv: readonly string[]) =>
    times?.push((await run({ argv, cwd: project }, TIMEOUT_MS)).wallMs);
  for (let round = -1; round < ROUNDS; round += 1) {
    const kept = (times: number[] | undefined) => (round < 0 ? [] : times);
    for (const made of ['build', '.pylit', 'out']) rmSync(join(project, made), { recursive: true, force: true });
    await timed(kept(tangling), [...pylitCommand, 'tangle']);
    for (const made of ['build', '.pylit', 'out']) rmSync(join(project, made), { recursive: true, force: true });
    await timed(kept(cold), [...pylitCommand, 'build']);
    await timed(kept(empty), floor);
    await timed(kept(build), [...pylitCommand, 'build']);
  }
  const least = median(empty ?? []);
  console.log(`${BLOCKS} blocks in ${DOCUMENTS} documents, ms: whole process, and above an empty Node`);
  for (const [name, times] of Object.entries({
    'an empty Node': empty,
    'build, nothing to do': build,
    'tangle, cold': tangling,
    'build, cold': cold,
  })) {
    const whole = median(times ?? []);
    console.log(`  ${name.padEnd(22)}`, cell(ms(whole)), cell(ms(whole - least)));
  }
}

function writeProject(project: string): void {
  mkdirSync(join(project, 'docs'), { recursive: true });
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(fileURLToPath(new URL('..', import.meta.url)), join(project, 'node_modules/pylit'), 'dir');
  writeFileSync(
    join(project, 'pylit.config.ts'),
    "import { defineConfig } from 'pylit';\n\nexport default defineConfig({ source: 'docs' });\n",
  );
  for (let document = 0; document < DOCUMENTS; document += 1)
    writeFileSync(join(project, `docs/part-${document}.md`), documentText(document));
}

function documentText(document: number): string {
  const blocks = Math.floor(((document + 1) * BLOCKS) / DOCUMENTS) - Math.floor((document * BLOCKS) / DOCUMENTS);
  const parts = [`# Part ${document}\n`];
  for (let block = 0; block < blocks; block += 1) {
    const name = block === 0 ? `{#part-${document} file="out/part_${document}.py"}` : `{#step-${document}-${block}}`;
    const uses = block === 0 ? Array.from({ length: blocks - 1 }, (_, i) => `    <<step-${document}-${i + 1}>>`) : [];
    const code = [`def step_${block}(items):`, ...uses, '    return [item for item in items if item.is_wanted]'];
    parts.push(`## Step ${block}\n\nWhat step ${block} does is told here, at some length, as people do.\n`);
    parts.push(`\`\`\`python ${name}\n${code.join('\n')}\n\`\`\`\n`);
  }
  return parts.join('\n');
}
