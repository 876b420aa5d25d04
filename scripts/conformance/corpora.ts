import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PageText, treeTexts, wovenTexts } from './pages.ts';
import { proseWords, words } from './prose.ts';

/** Words of the sources' prose, and how many of them are not on their pages. */
export interface WordScore {
  readonly words: number;
  readonly lost: number;
}

/** The corpora that are measured, and where their documents are. */
const CORPORA: readonly (readonly [string, string])[] = [
  ['pylit-docs', 'pylit-docs/rst'],
  ['rust-book', 'rust-book/src'],
];

/** Weaves each corpus and counts the words that its pages have lost. */
export async function corpusScores(root: string, skip: (missing: string) => void): Promise<Record<string, WordScore>> {
  const scores: Record<string, WordScore> = {};
  for (const [name, folder] of CORPORA) {
    const path = join(root, folder);
    if (!existsSync(path)) skip(path);
    else scores[name] = corpusScore(path, skip);
  }
  return scores;
}

function corpusScore(folder: string, skip: (missing: string) => void): WordScore {
  const copy = mkdtempSync(join(tmpdir(), 'pylit-conformance-'));
  try {
    cpSync(folder, copy, { recursive: true, mode: 0 });
    const documents = globSync('**/*.{rst,md}', { cwd: copy }).sort();
    let pages = wovenTexts(copy, documents);
    if (pages === undefined) {
      skip(`weave of ${folder}: its trees are counted instead`);
      pages = treeTexts(copy, documents);
    }
    return count(copy, documents, pages);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function count(root: string, documents: readonly string[], pages: PageText): WordScore {
  let total = 0;
  let lost = 0;
  for (const document of documents) {
    const wanted = proseWords(document, readFileSync(join(root, document), 'utf8'));
    const missing = missingWords(wanted, words(pages(document)));
    total += wanted.length;
    lost += missing.length;
    if (process.env.PYLIT_CONFORMANCE_SHOW && missing.length > 0) {
      process.stderr.write(`${document}: ${missing.slice(0, 40).join(' ')}\n`);
    }
  }
  return { words: total, lost };
}

/** The words that are found less often than they are wanted. */
export function missingWords(wanted: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wanted.filter(word => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}
