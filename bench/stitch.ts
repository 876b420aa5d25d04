import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Cost, median, run } from './measure.ts';
import { measureWatch } from './watching.ts';

/**
 * Measures `pylit stitch` from its start to its end, beside a Node that does nothing, and how long a save of a program takes to its document while
 * `pylit watch` runs: `node bench/stitch.ts [--built] [files...]`, where `--built` takes what `npm run build` made. One tangled file of many is edited; every document makes one, of two chunks.
 */
const REPEATS = 5;
const LINES = 40;
const SAVES = 20;
const TIMEOUT_MS = 120_000;

const ENTRY = ['--conditions=pylit-source', '--disable-warning=ExperimentalWarning'];
const BUILT = path.resolve(import.meta.dirname, '../bin/pylit.cjs');
const SOURCE = path.resolve(import.meta.dirname, '../src/cli/main.ts');

function documentText(number: number): string {
  const code = (name: string) =>
    Array.from({ length: LINES }, (_, line) => `    ${name}_${line} = ${number + line}`).join('\n');
  return [
    `# Document ${number}`,
    `\`\`\`python {#f${number} file="src/f${number}.py"}\ndef f${number}():\n    <<part ${number}>>\n${code('a')}\n\`\`\``,
    'Some words between.',
    `\`\`\`python {#"part ${number}"}\n${code('b').replaceAll(/^ {4}/gm, '')}\n\`\`\``,
    '',
  ].join('\n\n');
}

function makeProject(files: number): string {
  const root = mkdtempSync(path.join(tmpdir(), 'pylit-bench-'));
  mkdirSync(path.join(root, 'docs'));
  writeFileSync(path.join(root, 'pylit.config.json'), '{ "source": "docs" }');
  for (let number = 0; number < files; number += 1)
    writeFileSync(path.join(root, 'docs', `d${number}.md`), documentText(number));
  return root;
}

/** The least of some runs, which other work on the machine disturbs least; before each, something may be done that is not measured. */
async function measured(work: () => Promise<Cost>, before?: (repeat: number) => void): Promise<Cost> {
  const costs: Cost[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    before?.(repeat);
    costs.push(await work());
  }
  const least = (kind: keyof Cost) => Math.min(...costs.map(cost => cost[kind]));
  return { wallMs: least('wallMs'), cpuMs: least('cpuMs'), peakBytes: least('peakBytes') };
}

async function measure(files: number, pylit: readonly string[]): Promise<Record<string, string>> {
  const root = makeProject(files);
  const start = (...args: string[]) => run({ argv: [process.execPath, ...args], cwd: root }, TIMEOUT_MS);
  let edits = 0;
  const edit = (repeat: number) => {
    const file = path.join(root, 'src', `f${(repeat * 37) % files}.py`);
    edits += 1;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/b_3 = .*/, `b_3 = ${-edits}`));
  };
  try {
    const build = await start(...pylit, 'build');
    const floor = await measured(() => start('-e', '0'));
    const stitch = (...args: string[]) => start(...pylit, 'stitch', ...args);
    const nothing = await measured(stitch);
    const dry = await measured(() => stitch('--dry-run'), edit);
    await stitch();
    const edited = await measured(stitch, edit);
    const watched = await watchedStitches(root, files, [process.execPath, ...pylit, 'watch']);
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    const above = ({ wallMs, cpuMs }: Cost) =>
      `${ms(wallMs)}, ${ms(wallMs - floor.wallMs)} above Node (processor ${ms(cpuMs - floor.cpuMs)})`;
    return {
      files: String(files),
      'first build': ms(build.wallMs),
      'an empty Node': ms(floor.wallMs),
      'nothing edited': above(nothing),
      'one file edited, --dry-run': above(dry),
      'one file edited': above(edited),
      'saved while watching': `${ms(median(watched))} to the document (slowest ${ms(Math.max(...watched))})`,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function watchedStitches(root: string, files: number, argv: readonly string[]): Promise<readonly number[]> {
  const pages = Array.from({ length: 10 }, (_, index) => {
    const number = (index * 41) % files;
    return {
      source: path.join(root, 'src', `f${number}.py`),
      output: path.join(root, 'docs', `d${number}.md`),
    };
  });
  const edit = (text: string, word: string) => text.replace(/b_3 = .*/, `b_3 = "${word}"`);
  return measureWatch(
    { argv, cwd: root },
    { pages, edit, saves: SAVES, pauseMs: Math.max(250, files), timeoutMs: TIMEOUT_MS },
  ).then(({ savesMs }) => savesMs);
}

const words = process.argv.slice(2);
const isBuilt = words.includes('--built');
const counts = words.filter(word => /^\d+$/.test(word)).map(Number);
for (const count of counts.length > 0 ? counts : [100, 1000, 5000])
  console.log(
    Object.entries(await measure(count, isBuilt ? [BUILT] : [...ENTRY, SOURCE]))
      .map(([name, value]) => `${name}: ${value}`)
      .join(' | '),
  );
