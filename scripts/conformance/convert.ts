import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingWords } from './corpora.ts';
import { wovenTexts } from './pages.ts';
import { proseWords, words } from './prose.ts';

/** Words of the sources' prose, how many are not on the pages of the converted documents, and how many documents change when they go there and back once more. */
export interface ConvertScore {
  readonly words: number;
  readonly lost: number;
  readonly unstable: number;
  readonly documents: number;
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The corpora, and the format that their documents get. */
const CORPORA: readonly (readonly [name: string, folder: string, format: 'markdown' | 'rst'])[] = [
  ['pylit-docs', 'pylit-docs/rst', 'markdown'],
  ['rust-book', 'rust-book/src', 'rst'],
];

/** Converts each corpus, weaves what comes of it, and counts the words that are lost. */
export function convertScores(root: string): Record<string, ConvertScore> {
  const scores: Record<string, ConvertScore> = {};
  for (const [name, folder, format] of CORPORA)
    if (existsSync(join(root, folder))) scores[name] = convertScore(join(root, folder), format);
  return scores;
}

function convertScore(folder: string, format: 'markdown' | 'rst'): ConvertScore {
  const copy = mkdtempSync(join(tmpdir(), 'pylit-convert-'));
  try {
    cpSync(folder, join(copy, '0'), { recursive: true, mode: 0 });
    const formats = [format, format === 'rst' ? 'markdown' : 'rst'] as const;
    for (const step of [0, 1, 2, 3]) convert(copy, String(step), String(step + 1), formats[step % 2] ?? format);
    const ending = format === 'rst' ? '.md' : '.rst';
    const documents = globSync(`**/*${ending}`, { cwd: join(copy, '0') }).sort();
    const other = (document: string) => document.replace(/\.\w+$/, format === 'rst' ? '.rst' : '.md');
    const pages = wovenTexts(join(copy, '1'), documents.map(other));
    let [total, lost] = [0, 0];
    for (const document of documents) {
      const wanted = proseWords(document, readFileSync(join(copy, '0', document), 'utf8'));
      const missing = missingWords(wanted, words(pages?.(other(document)) ?? ''));
      total += wanted.length;
      lost += missing.length;
      if (process.env.PYLIT_CONFORMANCE_SHOW && missing.length > 0)
        process.stderr.write(`${document}: ${missing.slice(0, 40).join(' ')}\n`);
    }
    const text = (step: string, document: string) => readFileSync(join(copy, step, document), 'utf8');
    const unstable = documents.filter(document => text('2', document) !== text('4', document));
    return { words: total, lost, unstable: unstable.length, documents: documents.length };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function convert(root: string, from: string, to: string, format: string): void {
  const args = ['--conditions=pylit-source', MAIN, 'convert', from, to, '--format', format, '--json'];
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(result.stderr);
}
