import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Measures `pylit stitch` from its start to its end, beside a Node that does nothing: `node bench/stitch.ts [--built] [files...]`, where `--built` takes
 * what `npm run build` made. One tangled file of many is edited; every document makes one, of two chunks.
 */
const REPEATS = 9;
const LINES = 40;

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

function run(root: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return time;
}

/** The least of some runs, which other work on the machine disturbs least; before each, something may be done that is not measured. */
function measured(work: () => number, before?: (repeat: number) => void): number {
  const times = Array.from({ length: REPEATS }, (_, repeat) => {
    before?.(repeat);
    return work();
  });
  return Math.min(...times);
}

function measure(files: number, pylit: readonly string[]): Record<string, string> {
  const root = makeProject(files);
  let edits = 0;
  const edit = (repeat: number) => {
    const file = path.join(root, 'src', `f${(repeat * 37) % files}.py`);
    edits += 1;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/b_3 = .*/, `b_3 = ${-edits}`));
  };
  try {
    const build = run(root, [...pylit, 'build']);
    const floor = measured(() => run(root, ['-e', '0']));
    const stitch = () => run(root, [...pylit, 'stitch']);
    const nothing = measured(stitch);
    const dry = measured(() => run(root, [...pylit, 'stitch', '--dry-run']), edit);
    stitch();
    const edited = measured(stitch, edit);
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    const above = (value: number) => `${ms(value)} (${ms(value - floor)} above Node)`;
    return {
      files: String(files),
      'first build': ms(build),
      'an empty Node': ms(floor),
      'nothing edited': above(nothing),
      'one file edited, --dry-run': above(dry),
      'one file edited': above(edited),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2);
const isBuilt = words.includes('--built');
const counts = words.filter(word => /^\d+$/.test(word)).map(Number);
for (const count of counts.length > 0 ? counts : [100, 1000, 5000])
  console.log(
    Object.entries(measure(count, isBuilt ? [BUILT] : [...ENTRY, SOURCE]))
      .map(([name, value]) => `${name}: ${value}`)
      .join(' | '),
  );
